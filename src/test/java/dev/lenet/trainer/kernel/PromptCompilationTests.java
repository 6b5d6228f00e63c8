package dev.lenet.trainer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "java.vm.name", matches = ".*(OpenJDK|HotSpot).*")
class PromptCompilationTests {

    private static final Pattern OURS = Pattern.compile(
            "matching: dev/lenet/trainer/kernel/Vector\\*\\.\\*.*?BackgroundCompilation:(\\w+)", Pattern.DOTALL);

    @Test
    void theJvmTakesTheDirectiveWithTheFirstVectorKernels() throws JMException {
        Kernels.vector();
        Kernels.vector();

        Matcher directives = OURS.matcher(PromptCompilation.command("compilerDirectivesPrint"));
        assertThat(directives.find()).isTrue();
        assertThat(directives.group(1)).isEqualTo("false");
        assertThat(directives.find()).as("asked for twice").isFalse();
    }
}
