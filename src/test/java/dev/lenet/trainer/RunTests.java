package dev.lenet.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Single runs through the command line: evaluating and comparing them, and what is refused. */
class RunTests {

    @TempDir
    Path folder;

    @Test
    void evaluatesASavedRunAgain() throws Exception {
        quick("--run=first");
        Path json = folder.resolve("models/first/run.json");
        String before = Files.readString(json);
        Files.delete(folder.resolve("models/first/confusion-matrix.png"));
        Files.delete(folder.resolve("models/first/report.html"));

        CommandLine again = CommandLine.run(folder, "--evaluate=first", "--tsne-points=0");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(folder.resolve("models/first/confusion-matrix.png")).exists();
        assertThat(folder.resolve("models/first/report.html")).exists();
        double was = JsonMapper.shared().readTree(before).get("testAccuracy").asDouble();
        double is = JsonMapper.shared()
                .readTree(Files.readString(json))
                .get("testAccuracy")
                .asDouble();
        assertThat(is).isEqualTo(was);
    }

    @Test
    void comparesRunsAndStudies() throws Exception {
        quick("--run=first");
        Files.createDirectories(folder.resolve("models/study"));
        quick("--run=second");
        Files.move(folder.resolve("models/second"), folder.resolve("models/study/second"));

        CommandLine trainer = CommandLine.run(folder, "--compare=first,study,study/second", "--run=both");

        assertThat(trainer.exitCode()).as(trainer.err()).isZero();
        assertThat(trainer.out()).contains("models/both/report.html");
        assertThat(folder.resolve("models/both/report.html"))
                .content()
                .contains(
                        "first (LeNet5_baseline)",
                        "study (LeNet5_baseline)",
                        "study/second (LeNet5_baseline)",
                        "same settings");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--batch-size=5000                 | 2 | The batch size of 5000 is larger than the training split of 4000 images",
                "--learning-rate=1e30              | 4 | training diverged",
                "--augmentation.contrast=2         | 2 | --augmentation.contrast takes a number from 0 to 1",
                "--server.address=0.0.0.0          | 2 | TRAINER_TOKEN=",
                "--data-dir=nowhere --dataset=auto | 3 | nowhere",
            })
    void badInputGetsOneMessageAndItsExitCode(String options, int exitCode, String message) throws Exception {
        String[] words = ("--dataset=sample --epochs=1 " + options).split(" +");
        CommandLine trainer = CommandLine.run(folder, dropRepeated(words));

        assertThat(trainer.exitCode()).as(trainer.err()).isEqualTo(exitCode);
        assertThat(trainer.err().lines()).hasSize(1).first().asString().contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compare", "evaluate", "resume"})
    void aRunThatDoesNotExistIsExitCode2(String mode) throws Exception {
        CommandLine trainer = CommandLine.run(folder, "--%s=nothing".formatted(mode));

        assertThat(trainer.exitCode()).as(trainer.err()).isEqualTo(2);
        assertThat(trainer.err().lines()).hasSize(1).first().asString().contains("there is no run nothing");
    }

    @Test
    void aReadOnlyModelsFolderIsExitCode5() throws Exception {
        Path models = Files.createDirectory(folder.resolve("models"));
        Files.setPosixFilePermissions(models, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(models), "root writes everywhere");

        CommandLine trainer = CommandLine.run(folder, "--dataset=sample", "--epochs=1");

        assertThat(trainer.exitCode()).isEqualTo(5);
        assertThat(trainer.err()).contains("models", "permission denied");
    }

    @Test
    void aRunThatExistsIsExitCode5AndKept() throws Exception {
        quick("--run=first");
        Path json = folder.resolve("models/first/run.json");
        String before = Files.readString(json);

        CommandLine second = CommandLine.run(folder, "--dataset=sample", "--epochs=1", "--run=first");

        assertThat(second.exitCode()).isEqualTo(5);
        assertThat(second.err()).contains("a run named first exists");
        assertThat(json).hasContent(before);
    }

    private void quick(String run) throws Exception {
        CommandLine trainer =
                CommandLine.run(folder, "--dataset=sample", "--epochs=1", "--limit=640", "--tsne-points=0", run);
        assertThat(trainer.exitCode()).as(trainer.err()).isZero();
    }

    /** Keeps the last of options that are given twice, so that a case can override what all share. */
    private static String[] dropRepeated(String... words) {
        Map<String, String> last = new LinkedHashMap<String, String>();
        for (String word : words) {
            last.put(word.substring(0, word.indexOf('=')), word);
        }
        return last.values().toArray(String[]::new);
    }
}
