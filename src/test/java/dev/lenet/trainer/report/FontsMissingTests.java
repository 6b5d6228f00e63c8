package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class FontsMissingTests {

    @TempDir
    Path home;

    /** Draws one picture where there may be no fonts, and prints what comes of it. */
    public static void main(String[] args) {
        try {
            System.out.println(Raster.png("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>").length
                    + " bytes");
        } catch (FontsMissingException e) {
            System.out.println("told: " + e.getMessage());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX) // elsewhere Java does not ask fontconfig
    void tellWhatToInstall() throws IOException, InterruptedException {
        Path fontless = Files.writeString(home.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                // Java keeps what it once learnt of the machine's fonts in the home folder.
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                FontsMissingTests.class.getName());
        java.environment().put("FONTCONFIG_FILE", fontless.toString());

        Process process = java.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("told: Cannot draw pictures").contains("fonts-dejavu-core");
    }
}
