package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "java.vm.name", matches = ".*(OpenJDK|HotSpot).*")
class StartupCompilationTests {

    @Test
    void theJvmTakesEveryPattern() throws Exception {
        int before = count();
        StartupCompilation.request().join();
        assertThat(count()).isEqualTo(before + 1);
        try {
            String directives = command("compilerDirectivesPrint");
            assertThat(StartupCompilation.METHODS)
                    .allSatisfy(pattern -> assertThat(directives).contains(pattern));
        } finally {
            command("compilerDirectivesRemove"); // the newest, which is this one
        }
    }

    private static int count() throws JMException {
        return command("compilerDirectivesPrint").split("org/springframework/", -1).length - 1;
    }

    private static String command(String operation) throws JMException {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        operation,
                        new Object[0],
                        new String[0]);
    }
}
