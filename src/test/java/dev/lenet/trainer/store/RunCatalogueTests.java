package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCatalogueTests {

    @TempDir
    Path folder;

    private Path models;
    private RunCatalogue catalogue;

    @BeforeEach
    void aRunAndAStudyOfTwo() throws IOException {
        models = folder.resolve("models");
        run(models, "single", RunStatus.COMPLETED);
        try (StudyFolder study = StudyFolder.open(models, "study")) {
            study.write(Records.study("study", "a", "b"));
            run(study.path(), "b", RunStatus.STOPPED);
            run(study.path(), "a", RunStatus.FAILED);
        }
        Files.createDirectory(models.resolve("empty"));
        Files.createFile(models.resolve("file"));
        run(folder, "outside", RunStatus.COMPLETED);
        catalogue = new RunCatalogue(models);
    }

    private static void run(Path parent, String name, RunStatus status) {
        try (RunFolder run = RunFolder.create(parent, name)) {
            RunRecord started = Records.running(name);
            run.write(status == RunStatus.RUNNING ? started : started.ended(status, Records.STARTED, null));
        }
    }

    @Test
    void listsSingleRunsThenThoseOfStudies() {
        assertThat(catalogue.runs()).extracting(RunEntry::address).containsExactly("single", "study/a", "study/b");
        assertThat(catalogue.studies()).extracting(StudyEntry::study).containsExactly("study");
    }

    @Test
    void findsByAddress() {
        assertThat(catalogue.run("single").orElseThrow().state()).isEqualTo(RunState.COMPLETED);
        assertThat(catalogue.run("study/b").orElseThrow().record())
                .isNotNull()
                .extracting(RunRecord::run)
                .isEqualTo("b");
        assertThat(catalogue.study("study").orElseThrow().record())
                .isNotNull()
                .extracting(StudyRecord::runs)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly("a", "b");
        assertThat(catalogue.run("study")).isEmpty();
        assertThat(catalogue.study("single")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../outside",
                "single/../single",
                "./single",
                "study/../single",
                "study/a/",
                "study//a",
                "single/",
                "/single",
                "single\u0000",
                "\u0000",
                "..%2foutside",
                "SINGLE",
                "empty",
                "file"
            })
    void findsNothingUnderAnyOtherName(String name) {
        assertThat(catalogue.run(name)).isEmpty();
        assertThat(catalogue.study(name)).isEmpty();
    }

    @Test
    void anAbsolutePathIsNoName() {
        assertThat(catalogue.run(models.resolve("single").toAbsolutePath().toString()))
                .isEmpty();
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Files.createSymbolicLink(models.resolve("link"), folder.resolve("outside"));
        Files.createSymbolicLink(models.resolve("single/model.zip"), folder.resolve("outside/run.json"));
        Files.createDirectory(models.resolve("fake"));
        Files.createSymbolicLink(models.resolve("fake/run.json"), folder.resolve("outside/run.json"));

        assertThat(catalogue.run("link")).isEmpty();
        assertThat(catalogue.run("fake")).isEmpty();
        assertThat(catalogue.runs()).hasSize(3);
        assertThat(catalogue.run("single").orElseThrow().file("model.zip")).isEmpty();
    }

    @Test
    void filesAreLookedUpToo() throws IOException {
        RunEntry run = catalogue.run("single").orElseThrow();
        Files.createDirectory(models.resolve("single/folder"));

        assertThat(run.file("run.json")).contains(models.resolve("single/run.json"));
        assertThat(run.file("folder")).isEmpty();
        assertThat(run.file("../single/run.json")).isEmpty();
        assertThat(run.file("\u0000")).isEmpty();
        assertThat(catalogue.study("study").orElseThrow().file("study.json")).isPresent();
    }

    @Test
    void noModelsFolderIsAnEmptyCatalogue() {
        assertThat(new RunCatalogue(folder.resolve("nowhere")).runs()).isEmpty();
    }

    @Nested
    class Damage {

        @ParameterizedTest
        @ValueSource(
                strings = {"", "{", "{}", "[]", "null", "{\"status\": \"COMPLETED\"}", "{\"status\": \"SLEEPING\"}"})
        void isListedAndSaid(String json) throws IOException {
            Files.writeString(models.resolve("single/run.json"), json);
            Files.writeString(models.resolve("study/study.json"), json);

            RunEntry run = catalogue.run("single").orElseThrow();
            assertThat(run.record()).isNull();
            assertThat(run.state()).isEqualTo(RunState.DAMAGED);
            assertThat(catalogue.study("study").orElseThrow().record()).isNull();
            assertThat(catalogue.run("study/a")).isPresent();
        }
    }

    @Nested
    class Owners {

        @Test
        void aRunningRunOfThisProcessIsRunning() {
            run(models, "other", RunStatus.RUNNING);
            assertThat(state("other")).isEqualTo(RunState.INTERRUPTED);
            try (RunFolder owned = RunFolder.open(models, "other")) {
                assertThat(state("other")).isEqualTo(RunState.RUNNING);
                assertThat(owned.readRecord().status()).isEqualTo(RunStatus.RUNNING);
            }
            assertThat(state("other")).isEqualTo(RunState.INTERRUPTED);
        }

        @Test
        void lookingDoesNotTakeTheLockAway() throws Exception {
            run(models, "other", RunStatus.RUNNING);
            try (RunFolder owned = RunFolder.open(models, "other")) {
                assertThat(state("other")).isEqualTo(RunState.RUNNING);
                assertThat(canLockFromOutside(owned.path().resolve(FolderLock.FILE)))
                        .isFalse();
            }
            assertThat(canLockFromOutside(models.resolve("other/.lock"))).isTrue();
        }

        @Test
        void anotherProcessIsSeen() throws Exception {
            run(models, "other", RunStatus.RUNNING);
            Process owner = lockFromOutside(models.resolve("other/.lock"), "System.in.read()");
            try {
                assertThat(owner.inputReader().readLine()).isEqualTo("true");
                assertThat(state("other")).isEqualTo(RunState.RUNNING);
            } finally {
                owner.destroyForcibly();
            }
            owner.waitFor();
            assertThat(state("other")).isEqualTo(RunState.INTERRUPTED);
        }

        @Test
        void aFolderThatWasNeverOwnedIsFree() throws IOException {
            run(models, "other", RunStatus.RUNNING);
            Files.delete(models.resolve("other/.lock"));

            assertThat(state("other")).isEqualTo(RunState.INTERRUPTED);
            assertThat(models.resolve("other/.lock")).doesNotExist();
        }

        private RunState state(String run) {
            return catalogue.run(run).orElseThrow().state();
        }

        private boolean canLockFromOutside(Path file) throws Exception {
            Process process = lockFromOutside(file, "0");
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return Boolean.parseBoolean(process.inputReader().readLine());
        }

        /** A JVM that takes the lock, says whether it could, and waits for the given expression. */
        private Process lockFromOutside(Path file, String andThen) throws IOException {
            Path source = Files.writeString(
                    folder.resolve("Locker.java"),
                    Text.format("""
                    class Locker {
                        public static void main(String[] args) throws Exception {
                            var channel = %s.open(java.nio.file.Path.of(args[0]), java.nio.file.StandardOpenOption.WRITE);
                            System.out.println(channel.tryLock() != null);
                            int waited = %s;
                        }
                    }
                    """, FileChannel.class.getName(), andThen),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING);
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            return new ProcessBuilder(java, source.toString(), file.toString()).start();
        }
    }
}
