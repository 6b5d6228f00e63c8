package dev.lenet.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A study in three steps, each a command of its own, as schedulers run them. */
class SharedStudyTests {

    private static final List<String> STUDY = List.of(
            "--variant=baseline,var4", "--repeats=2", "--test=all", "--dataset=sample", "--limit=128", "--epochs=1");
    private static final List<String> RUNS =
            List.of("baseline-seed42", "baseline-seed43", "var4-seed42", "var4-seed43");

    @TempDir
    Path folder;

    @Test
    void endsWithTheBitsOfTheStudyOfOneProcess() throws IOException {
        assertThat(study("--run=whole", "--tsne-points=0").exitCode()).isZero();

        CommandLine prepared = study("--prepare", "--run=study");
        assertThat(prepared.exitCode()).as(prepared.err()).isZero();
        assertThat(prepared.out()).contains("Prepared study: 4 cells, --cell=0 to --cell=3, in ");
        assertThat(study("--prepare", "--run=study").exitCode())
                .as("a job that prepares may run again")
                .isZero();
        assertThat(study("--prepare", "--run=study", "--seed=1").err()).contains("was begun with other settings");

        CommandLine early = run("--collect=study");
        assertThat(early.exitCode()).isEqualTo(6);
        assertThat(early.err())
                .contains("lacks 4 of its 4 cells", "Nothing was tested", "cell 3, var4-seed43")
                .doesNotContain("\tat ");

        CommandLine one = run("--work=study", "--cell=2");
        assertThat(one.exitCode()).as(one.err()).isZero();
        assertThat(one.out()).contains("Study of 1 run\n", "[1/1] var4-seed42");
        assertThat(file("study", "var4-seed42/model.zip")).exists();
        assertThat(file("study", "baseline-seed42")).doesNotExist();
        CommandLine compared = run("--compare=study", "--run=early");
        assertThat(compared.exitCode()).as(compared.err()).isZero();
        assertThat(compared.err())
                .contains("leaves out 3 runs of the study study without a finished epoch: baseline-seed42,");
        byte[] studyJson = Files.readAllBytes(file("study", "study.json"));
        CommandLine again = run("--work=study", "--cell=2");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out())
                .contains("var4-seed42 of the study study is already completed.")
                .doesNotContain("Data:");

        CommandLine rest = run("--work=study");
        assertThat(rest.exitCode()).as(rest.err()).isZero();
        assertThat(rest.out()).contains("Study of 4 runs; 1 completed before", "[4/4]");
        assertThat(file("study", "study.json"))
                .as("workers leave the study's own files alone")
                .hasBinaryContent(studyJson);

        CommandLine collected = run("--collect=study", "--tsne-points=0");
        assertThat(collected.exitCode()).as(collected.err()).isZero();
        assertThat(run("--collect=study").exitCode()).as("done at once").isZero();
        assertThat(file("study", "report.html")).content().endsWith("</html>\n");
        assertThat(summary("study")).isEqualTo(summary("whole"));
        for (String run : RUNS) {
            assertThat(file("study", run + "/model.zip")).hasSameBinaryContentAs(file("whole", run + "/model.zip"));
            assertThat(file("study", run + "/test-predictions.csv"))
                    .hasSameBinaryContentAs(file("whole", run + "/test-predictions.csv"));
        }
        JsonNode made = json("study", "var4-seed42/run.json").get("provenance");
        assertThat(made.get("attempt").asInt()).isEqualTo(1);
        assertThat(made.get("host").asString()).isNotEmpty();
        assertThat(json("study", "study.json").get("status").asString()).isEqualTo("COMPLETED");
    }

    @Test
    void saysWhatCannotBe() {
        assertThat(study("--prepare", "--run=study").exitCode()).isZero();

        refused("the study study has no cell 4: its 4 cells are numbered from 0 to 3.", "--work=study", "--cell=4");
        refused("--cell takes a whole number from 0 to 9999", "--work=study", "--cell=-1");
        refused("--cell cannot be used without --work", "--cell=1");
        refused("--work and --collect cannot be combined", "--work=study", "--collect=study");
        refused("--resume and --prepare cannot be combined", "--resume=study", "--prepare");
        refused("--epochs cannot be used with --work", "--work=study", "--epochs=3");
        refused("study has no finished epoch, and so nothing to compare", "--compare=study");
        refused("there is no study other in", "--work=other");
        refused("there is no study other in", "--collect=other");
        assertThat(folder.resolve("models/other")).doesNotExist();
    }

    @Test
    void aCellThatFailsLeavesTheOthersAlone() throws IOException {
        CommandLine prepared = run(
                "--prepare",
                "--run=study",
                "--variant=baseline,var3",
                "--learning-rate=1e30",
                "--dataset=sample",
                "--limit=128",
                "--epochs=1");
        assertThat(prepared.exitCode()).as(prepared.err()).isZero();

        CommandLine failed = run("--work=study", "--cell=0");

        assertThat(failed.exitCode()).as("training diverged, for good").isEqualTo(4);
        assertThat(failed.err()).contains("1 cell of the study study failed");
        CommandLine others = run("--work=study");
        CommandLine collected = run("--collect=study", "--tsne-points=0");
        assertThat(collected.exitCode()).isEqualTo(6);
        assertThat(collected.err()).contains("cell 0, baseline, which failed: ");
        assertThat(others.err()).contains("failed");
    }

    private void refused(String why, String... options) {
        CommandLine trainer = run(options);
        assertThat(trainer.exitCode()).as(why).isEqualTo(2);
        assertThat(trainer.err()).contains(why);
        assertThat(trainer.err().lines()).hasSize(1);
    }

    private CommandLine study(String... options) {
        return run(Stream.concat(STUDY.stream(), Stream.of(options)).toArray(String[]::new));
    }

    private CommandLine run(String... options) {
        return CommandLine.run(folder, options);
    }

    private Path file(String study, String name) {
        return folder.resolve("models").resolve(study).resolve(name);
    }

    private JsonNode json(String study, String name) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file(study, name)));
    }

    /** Without the times. */
    private List<String> summary(String study) throws IOException {
        return Files.readAllLines(file(study, "summary.csv")).stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }
}
