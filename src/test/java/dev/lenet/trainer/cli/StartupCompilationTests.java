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
    void theJvmTakesEveryPatternOnce() throws Exception {
        StartupCompilation.request().join();
        StartupCompilation.request().join();

        String directives = command("compilerDirectivesPrint");
        assertThat(StartupCompilation.METHODS)
                .allSatisfy(pattern -> assertThat(directives).containsOnlyOnce(pattern));
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
