package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.kernel.CompilerDirectives;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "java.vm.name", matches = ".*(OpenJDK|HotSpot).*")
class StartupCompilationTests {

    @Test
    void theJvmTakesEveryPatternOnce() throws Exception {
        StartupCompilation.request().join();
        StartupCompilation.request().join();

        String directives = CompilerDirectives.print();
        assertThat(StartupCompilation.METHODS)
                .allSatisfy(pattern -> assertThat(directives).containsOnlyOnce(pattern));
    }
}
