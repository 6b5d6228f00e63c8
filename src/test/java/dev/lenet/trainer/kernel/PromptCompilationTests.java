package dev.lenet.trainer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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

        Matcher directives = OURS.matcher(CompilerDirectives.print());
        assertThat(directives.find()).isTrue();
        assertThat(directives.group(1)).isEqualTo("false");
        assertThat(directives.find()).as("asked for twice").isFalse();
    }

    /** A vector that a method returns is an object unless the method is inlined. */
    @Test
    void whateverReturnsAVectorIsInlined() throws URISyntaxException {
        Path kernels = Path.of(Objects.requireNonNull(PromptCompilation.class.getResource("PromptCompilation.class"))
                        .toURI())
                .getParent();
        List<String> returning = new ClassFileImporter()
                .importPath(kernels).stream()
                        .filter(type -> type.getSimpleName().startsWith("Vector"))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method ->
                                method.getRawReturnType().getPackageName().equals("jdk.incubator.vector"))
                        .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
                        .distinct()
                        .toList();

        assertThat(PromptCompilation.INLINED).containsExactlyInAnyOrderElementsOf(returning);
    }

    @Test
    void theJvmKnowsWhatToInline() throws JMException {
        Kernels.vector();

        String directives = CompilerDirectives.print();
        assertThat(PromptCompilation.INLINED)
                .allSatisfy(method -> assertThat(directives).contains("kernel/" + method));
    }
}
