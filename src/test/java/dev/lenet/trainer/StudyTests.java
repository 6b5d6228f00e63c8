package dev.lenet.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Studies through the command line, from the options to the files. */
class StudyTests {

    private static final List<String> QUICK =
            List.of("--dataset=sample", "--limit=320", "--epochs=1", "--tsne-points=0", "--run=study");

    @TempDir
    Path folder;

    @Test
    void severalVariants() throws IOException {
        CommandLine trainer = study("--variant=baseline,var2,var4");
        byte[] studyJson = Files.readAllBytes(file("study.json"));
        byte[] model = Files.readAllBytes(file("var2/model.zip"));

        assertThat(trainer.exitCode()).as(trainer.err()).isZero();
        assertThat(runs()).containsExactly("baseline", "var2", "var4");
        assertThat(study().get("status").asString()).isEqualTo("COMPLETED");
        assertThat(study().get("tested")).as("the two best see the test set").hasSize(2);
        assertThat(Files.readAllLines(file("summary.csv"))).hasSize(4);
        assertThat(file("report.html")).isNotEmptyFile();
        assertThat(trainer.out()).contains("Study of 3 runs", "baseline", "var2", "var4");

        CommandLine alone = CommandLine.run(
                folder,
                "--dataset=sample",
                "--limit=320",
                "--epochs=1",
                "--tsne-points=0",
                "--variant=var2",
                "--run=alone");
        assertThat(alone.exitCode()).as(alone.err()).isZero();
        assertThat(folder.resolve("models/alone/model.zip"))
                .as("a run of a study has the bits that it has on its own")
                .hasBinaryContent(model);

        CommandLine again = CommandLine.run(folder, "--resume=study");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err().lines()).hasSize(1).first().asString().contains("study", "completed");

        CommandLine other = study("--variant=baseline,var2,var4", "--seed=1");
        assertThat(other.exitCode())
                .as("a study keeps the settings that it began with")
                .isEqualTo(2);
        assertThat(other.err().lines()).hasSize(1);
        assertThat(file("study.json")).hasBinaryContent(studyJson);
        assertThat(file("var2/model.zip")).hasBinaryContent(model);
    }

    @Test
    void repeatsCountTheSeedUp() throws IOException {
        CommandLine trainer = study("--repeats=2", "--seed=7", "--test=all");

        assertThat(trainer.exitCode()).as(trainer.err()).isZero();
        assertThat(runs()).containsExactly("baseline-seed7", "baseline-seed8");
        for (String run : runs()) {
            assertThat(json("study/" + run + "/run.json").get("testAccuracy").isNumber())
                    .as(run)
                    .isTrue();
        }
        assertThat(Files.mismatch(file("baseline-seed7/model.zip"), file("baseline-seed8/model.zip")))
                .as("other seeds, other weights")
                .isNotNegative();
    }

    @Test
    void foldsDivideTheTrainingImages() throws IOException {
        CommandLine trainer = study("--folds=2");

        assertThat(trainer.exitCode()).as(trainer.err()).isZero();
        assertThat(runs()).containsExactly("baseline-fold1", "baseline-fold2");
        for (String run : runs()) {
            assertThat(json("study/" + run + "/run.json")
                            .at("/dataset/validation")
                            .asInt())
                    .isEqualTo(2500);
        }
    }

    private CommandLine study(String... options) {
        String[] all = new String[QUICK.size() + options.length];
        QUICK.toArray(all);
        System.arraycopy(options, 0, all, QUICK.size(), options.length);
        return CommandLine.run(folder, all);
    }

    private JsonNode study() throws IOException {
        return json("study/study.json");
    }

    private List<String> runs() throws IOException {
        return study().get("runs").valueStream().map(JsonNode::asString).toList();
    }

    private JsonNode json(String file) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("models").resolve(file)));
    }

    private Path file(String name) {
        return folder.resolve("models/study").resolve(name);
    }
}
