package dev.lenet.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of components that lies in the jar, where scanners and Spring Boot look for it. */
class SbomTests {

    private static JsonNode sbom;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = SbomTests.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            // That the jar has one is looked at after the build, in .ci/run.
            assumeThat(in).as("Maven makes no SBOM offline (-o)").isNotNull();
            sbom = JsonMapper.shared().readTree(in);
        }
    }

    @Test
    void isCycloneDxOfTheTrainer() {
        assertThat(sbom.get("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(sbom.at("/metadata/component/name").asString()).isEqualTo("trainer");
        assertThat(sbom.at("/metadata/component/type").asString()).isEqualTo("application");
    }

    @Test
    void listsWhatTheJarIsMadeOfByPackageAddress() {
        assertThat(packages())
                .anyMatch(name -> name.startsWith("pkg:maven/org.deeplearning4j/deeplearning4j-core@1.0.0-M2.1"))
                .anyMatch(name -> name.startsWith("pkg:maven/org.nd4j/nd4j-native@1.0.0-M2.1"))
                .anyMatch(name -> name.startsWith("pkg:maven/org.apache.tomcat.embed/tomcat-embed-core@"));
    }

    @Test
    void hasNothingThatIsThereForTestsOrWasTakenOut() {
        assertThat(packages())
                .noneMatch(name -> name.contains("/archunit@"))
                .noneMatch(name -> name.contains("/opencv-platform@"))
                .noneMatch(name -> name.contains("/ffmpeg@"))
                .noneMatch(name -> name.contains("/commons-net@"));
    }

    private static List<String> packages() {
        return sbom.get("components")
                .valueStream()
                .map(component -> component.get("purl").asString())
                .toList();
    }
}
