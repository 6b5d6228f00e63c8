package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "java.vm.name", matches = ".*(OpenJDK|HotSpot).*")
class StartupCompilationTests {

    @Test
    void theJvmTakesEveryPattern() throws JMException {
        StartupCompilation.request();
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> directives().contains("org/springframework"));

            assertThat(StartupCompilation.METHODS)
                    .allSatisfy(pattern -> assertThat(directives()).contains(pattern));
        } finally {
            command("compilerDirectivesRemove"); // the newest, so that other tests are compiled as usual
        }
    }

    private static String directives() throws JMException {
        return command("compilerDirectivesPrint");
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
