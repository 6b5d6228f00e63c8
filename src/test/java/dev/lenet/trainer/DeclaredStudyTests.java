package dev.lenet.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own study from its file to its report, and what is left of it when the file is gone. */
@Tag("integration")
class DeclaredStudyTests {

    private static final String FILE = """
            trainer:
              variant: [mine, faster]
              dataset: sample
              limit: 128
              epochs: 1
              tsne-points: 0
              variants:
                mine: { channels: [3, 4] }
                faster: { extends: mine, learning-rate: 0.002 }
            """;

    @TempDir
    private Path folder;

    @Test
    void isPlannedTrainedAndRepeatedWithoutItsFile() throws IOException {
        Path file = folder.resolve("study.yml");
        Files.writeString(file, FILE);

        CommandLine plan = CommandLine.run(folder, "--config=" + file, "--plan");
        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("└─ mine: channels 6, 16 → 3, 4", "   └─ faster: learning rate 0.001 → 0.002");
        assertThat(folder.resolve("models")).doesNotExist();

        CommandLine study = CommandLine.run(folder, "--config=" + file, "--run=first");
        assertThat(study.exitCode()).as(study.err()).isZero();
        Path first = folder.resolve("models/first");
        assertThat(first.resolve("report.html"))
                .content()
                .contains("faster over mine: learning rate 0.001 → 0.002", "2 variants on the sample")
                .doesNotContain("LeNet5");

        Files.delete(file);
        CommandLine again = CommandLine.run(folder, "--config=" + first.resolve("faster/run.json"), "--run=again");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("models/again/model.zip")))
                .isEqualTo(Files.readAllBytes(first.resolve("faster/model.zip")));

        CommandLine compared = CommandLine.run(folder, "--compare=first/mine,again", "--run=both");
        assertThat(compared.exitCode()).as(compared.err()).isZero();
        CommandLine evaluated = CommandLine.run(folder, "--evaluate=again");
        assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
    }
}
