package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/** Files and folders that the trainer did not make, wherever it makes its own: they stay as they are, and nothing waits for them. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForeignFilesTests {

    /** All ways to a folder that the trainer then writes to. */
    enum Way {
        RUN((models, name) -> RunFolder.create(models, name)),
        STUDY((models, name) -> StudyFolder.open(models, name)),
        COMPARISON((models, name) -> ComparisonFolder.open(models, name)),
        RUN_OF_A_STUDY((models, name) -> {
            AtomicFiles.writeText(models.resolve(StudyRecord.FILE), Json.write(Records.study("models", "exp")));
            // Claims lie in a folder of their own, which is none of those that are looked at here.
            Path elsewhere = Path.of(System.getProperty("java.io.tmpdir"), "claims-" + UUID.randomUUID());
            elsewhere.toFile().mkdirs();
            try (Claim claim = Objects.requireNonNull(new Claims(elsewhere).take(name))) {
                return RunFolder.openOrCreate(models, claim);
            } finally {
                FileSystemUtils.deleteRecursively(elsewhere.toFile());
            }
        });

        final BiFunction<Path, String, AutoCloseable> open;

        Way(BiFunction<Path, String, AutoCloseable> open) {
            this.open = open;
        }
    }

    @TempDir
    Path home;

    private Path models() {
        return home.resolve("models");
    }

    /** What lies below the home folder, each file with its content. */
    private Map<String, String> everything() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.toList()) {
                found.put(
                        home.relativize(path).toString(),
                        Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                                ? Files.readString(path, StandardCharsets.ISO_8859_1)
                                : "");
            }
        }
        // Not the study around the run of a study.
        found.keySet().removeAll(List.of("models/.lock", "models/.trainer", "models/study.json"));
        return found;
    }

    private void assertRefused(Way way, String name, String... words) throws Exception {
        Map<String, String> before = everything();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> way.open.apply(models(), name).close())
                .withMessageContainingAll(words)
                .withMessageNotContaining("\n");
        assertThat(everything()).isEqualTo(before);
    }

    static void pipe(Path path) throws Exception {
        Process made = new ProcessBuilder("mkfifo", path.toString()).start();
        assertThat(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0).isTrue();
    }

    private Path foreign(String name, String file) throws IOException {
        Path folder = Files.createDirectories(models().resolve(name));
        Files.writeString(folder.resolve(file), "precious");
        return folder;
    }

    @Nested
    class Folders {

        static final List<String> NAMES = List.of(
                "thesis.txt",
                "report.html",
                "curves.png",
                "summary.txt",
                "model.zip",
                "checkpoint.zip",
                "run.json",
                "study.json",
                "history.csv");

        static Stream<Arguments> waysAndNames() {
            return Stream.of(Way.values()).flatMap(way -> NAMES.stream().map(name -> Arguments.of(way, name)));
        }

        @ParameterizedTest
        @MethodSource("waysAndNames")
        void withAFileOfSomeoneElse(Way way, String file) throws Exception {
            foreign("exp", file);
            assertRefused(way, "exp", models().resolve("exp").toString(), file, "--run=NAME");
        }

        @ParameterizedTest
        @EnumSource
        void withAFolderInIt(Way way) throws Exception {
            foreign("exp/chapters", "one.txt");
            assertRefused(way, "exp", "chapters");
        }

        @ParameterizedTest
        @EnumSource
        void thatLieElsewhere(Way way) throws Exception {
            Path outside = Files.createDirectories(home.resolve("outside"));
            Files.writeString(outside.resolve("run.json"), "precious");
            Files.createDirectories(models());
            Files.createSymbolicLink(models().resolve("exp"), outside);
            assertRefused(way, "exp", "symbolic link");
        }

        @ParameterizedTest
        @EnumSource
        void thatLieElsewhereAndAreTheTrainersThere(Way way) throws Exception {
            RunFolder run = RunFolder.create(home, "outside");
            run.write(Records.running("outside"));
            run.close();
            Files.createDirectories(models());
            Files.createSymbolicLink(models().resolve("exp"), home.resolve("outside"));
            assertRefused(way, "exp", "symbolic link");
        }

        @ParameterizedTest
        @EnumSource
        void thatLeadNowhere(Way way) throws Exception {
            Files.createDirectories(models());
            Files.createSymbolicLink(models().resolve("exp"), home.resolve("nowhere"));
            assertRefused(way, "exp", "symbolic link");
        }

        @ParameterizedTest
        @EnumSource
        void thatAreFiles(Way way) throws Exception {
            Files.createDirectories(models());
            Files.writeString(models().resolve("exp"), "precious");
            assertRefused(way, "exp", "a file");
        }

        @ParameterizedTest
        @EnumSource
        void thatArePipes(Way way) throws Exception {
            Files.createDirectories(models());
            pipe(models().resolve("exp"));
            assertRefused(way, "exp", "pipe");
        }

        @ParameterizedTest
        @EnumSource
        void thatOnlyLookLikeTheTrainers(Way way) throws Exception {
            Path folder = foreign("exp", "thesis.txt");
            Files.createFile(folder.resolve(".lock"));
            Files.writeString(folder.resolve(".trainer"), "mine");
            Files.writeString(folder.resolve("run.json"), "{\"status\": \"COMPLETED\"}");
            assertRefused(way, "exp", "not one that the trainer made");
        }

        @ParameterizedTest
        @EnumSource
        void withALinkInPlaceOfTheMark(Way way) throws Exception {
            Path folder = Files.createDirectories(models().resolve("exp"));
            Path outside = Files.writeString(home.resolve("outside.txt"), "precious");
            Files.createSymbolicLink(folder.resolve(".trainer"), outside);
            assertRefused(way, "exp", "not one that the trainer made");
        }

        @ParameterizedTest
        @FieldSource("OUTSIDE")
        void outsideOfTheModelsFolderHaveNoName(String name) throws Exception {
            Files.createDirectories(models());
            for (Way way : Way.values()) {
                assertRefused(way, name, "cannot be the name");
            }
        }

        static final List<String> OUTSIDE =
                List.of("../exp", "..", ".", "", "/tmp/exp", "a/b", "a\u001b[2J", "queue.json", "QUEUE.JSON", "a\n");

        @Test
        void ofAStudyAreRefusedBeforeItBegins() throws Exception {
            try (StudyFolder study = StudyFolder.open(models(), "exp")) {
                foreign("exp/var2", "thesis.txt");
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> study.check(List.of("baseline", "var2")))
                        .withMessageContaining("thesis.txt");
                study.check(List.of("baseline"));
            }
            assertThat(models().resolve("exp/baseline")).doesNotExist();
        }
    }

    @Nested
    class Taken {

        @ParameterizedTest
        @EnumSource
        void isAnEmptyFolder(Way way) throws Exception {
            Files.createDirectories(models().resolve("exp"));
            way.open.apply(models(), "exp").close();
            assertThat(models().resolve("exp")).exists();
        }

        @ParameterizedTest
        @EnumSource
        void isWhatACrashLeavesBeforeAnythingIsFinished(Way way) throws Exception {
            Path folder = Files.createDirectories(models().resolve("exp"));
            for (String file :
                    List.of(".lock", "..trainer.tmp", ".run.json.tmp", ".study.json.tmp", ".report.html.tmp")) {
                Files.createFile(folder.resolve(file));
                way.open.apply(models(), "exp").close();
            }
        }

        @Test
        void isTheModelsFolderThroughALink() throws Exception {
            Files.createDirectories(home.resolve("disk"));
            Files.createSymbolicLink(models(), home.resolve("disk"));
            try (RunFolder run = RunFolder.create(models(), "exp")) {
                run.write(Records.running("exp"));
            }
            assertThat(home.resolve("disk/exp/run.json")).exists();
            RunFolder.open(models(), "exp").close();
        }

        @Test
        void isARunOfAVersionBeforeTheMark() throws Exception {
            try (RunFolder run = RunFolder.create(models(), "exp")) {
                run.write(Records.running("exp"));
            }
            Files.delete(models().resolve("exp/.trainer"));
            RunFolder.open(models(), "exp").close();
            assertThat(models().resolve("exp/.trainer")).exists();
        }

        @Test
        void isAComparisonAgainButNothingElseThatHasAReport() throws Exception {
            try (ComparisonFolder first = ComparisonFolder.open(models(), "exp")) {
                AtomicFiles.writeText(first.report(), "one");
            }
            try (ComparisonFolder second = ComparisonFolder.open(models(), "exp")) {
                AtomicFiles.writeText(second.report(), "two");
            }
            assertRefused(Way.RUN, "exp", "exists");
            assertRefused(Way.STUDY, "exp", "is a comparison");
        }
    }

    @Nested
    class Writing {

        @ParameterizedTest
        @FieldSource("dev.lenet.trainer.store.RunFolder#FILES")
        void followsNoLink(String name) throws Exception {
            Path outside = Files.writeString(home.resolve("outside.txt"), "precious");
            try (RunFolder run = RunFolder.create(models(), "exp")) {
                for (Path link : List.of(run.file(name), run.file(name).resolveSibling("." + name + ".tmp"))) {
                    for (Path target : List.of(outside, home.resolve("nowhere"))) {
                        Files.createSymbolicLink(link, target);
                        assertThatExceptionOfType(StoreException.class)
                                .isThrownBy(() -> AtomicFiles.writeText(run.file(name), "new"))
                                .withMessageContainingAll(link.toString(), "symbolic link");
                        Files.delete(link);
                    }
                }
            }
            assertThat(outside).hasContent("precious");
            assertThat(home.resolve("nowhere")).doesNotExist();
        }

        @Test
        void replacesNothingButFiles() throws Exception {
            try (RunFolder run = RunFolder.create(models(), "exp")) {
                Path target = run.file("curves.png");
                pipe(target);
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> AtomicFiles.writeText(target, "new"))
                        .withMessageContaining("pipe");
                Files.delete(target);
                Files.createDirectory(target);
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> AtomicFiles.writeText(target, "new"))
                        .withMessageContaining("a folder");
                Files.delete(target);
                pipe(run.path().resolve(".curves.png.tmp"));
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> AtomicFiles.writeText(target, "new"))
                        .withMessageContaining("pipe");
            }
        }

        @Test
        void leavesAFileAloneThatHasAnotherNameElsewhere() throws Exception {
            Path outside = Files.writeString(home.resolve("outside.txt"), "precious");
            try (RunFolder run = RunFolder.create(models(), "exp")) {
                Files.createLink(run.file("curves.png"), outside);
                Files.createLink(run.path().resolve(".curves.png.tmp"), outside);
                AtomicFiles.writeText(run.file("curves.png"), "new");
                assertThat(run.file("curves.png")).hasContent("new");
            }
            assertThat(outside).hasContent("precious");
        }

        @Test
        void beginsAnewWithoutRemovingWhatSomeoneElsePutThere() throws Exception {
            Path outside = Files.writeString(home.resolve("outside.txt"), "precious");
            try (RunFolder run = RunFolder.create(models(), "exp")) {
                for (String file : RunFolder.FILES) {
                    AtomicFiles.writeText(run.file(file), "ours");
                }
                Files.writeString(run.path().resolve("notes.txt"), "precious");
                Files.createDirectory(run.path().resolve("chapters"));
                Files.createSymbolicLink(run.path().resolve("link"), outside);
                Files.writeString(run.path().resolve(".model.zip.tmp"), "half");

                run.clear();

                assertThat(run.path().toFile().list())
                        .containsExactlyInAnyOrder(".lock", ".trainer", "notes.txt", "chapters", "link");
            }
            assertThat(outside).hasContent("precious");
        }

        @Test
        void doesNotBeginAnewWhereSomethingElseHasTheNameOfAFile() throws Exception {
            try (RunFolder run = RunFolder.create(models(), "exp")) {
                AtomicFiles.writeText(run.file("run.json"), "ours");
                Files.createSymbolicLink(run.file("model.zip"), home.resolve("nowhere"));
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(run::clear)
                        .withMessageContaining("symbolic link");
                assertThat(run.file("run.json")).exists();
            }
        }
    }

    @Nested
    class Locks {

        private RunFolder begun() {
            try (RunFolder run = RunFolder.create(models(), "exp")) {
                run.write(Records.running("exp"));
                return run;
            }
        }

        @Test
        void thatArePipesMakeNobodyWait() throws Exception {
            Path lock = begun().path().resolve(".lock");
            Files.delete(lock);
            pipe(lock);
            assertRefused(Way.RUN, "exp", "pipe");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> RunFolder.open(models(), "exp"))
                    .withMessageContaining("pipe");
            assertThat(new RunCatalogue(models()).run("exp").orElseThrow().state())
                    .isEqualTo(RunState.INTERRUPTED);
            RunFolder.create(models(), "other").close(); // the lock of locks is free
        }

        @Test
        void thatAreLinksAreNotFollowed() throws Exception {
            Path lock = begun().path().resolve(".lock");
            Files.delete(lock);
            Files.createSymbolicLink(lock, home.resolve("outside.lock"));
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> RunFolder.open(models(), "exp"))
                    .withMessageContaining("symbolic link");
            assertThat(home.resolve("outside.lock")).doesNotExist();
        }
    }

    @Nested
    class Reading {

        @ParameterizedTest
        @FieldSource("FILES")
        void doesNotWait(String file) throws Exception {
            try (RunFolder run = RunFolder.create(models(), "exp")) {
                run.write(Records.running("exp"));
            }
            Path path = models().resolve("exp").resolve(file);
            Files.deleteIfExists(path);
            pipe(path);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> StoredRun.readAll(models(), "exp"))
                    .withMessageContainingAll(path.toString(), "pipe");
        }

        static final List<String> FILES = List.of("run.json", "history.csv");

        /** They are read only where the run says that it has them. */
        @Test
        void ofPredictionsAndMapsDoesNotWaitEither() throws Exception {
            Path file = Files.createDirectories(models()).resolve("pipe.csv");
            pipe(file);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> PredictionsCsv.read(file, 10, 10))
                    .withMessageContaining("a pipe, socket or device");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> TsneCsv.read(file, 10, 10))
                    .withMessageContaining("a pipe, socket or device");
        }

        @Test
        void ofAStudyDoesNotWaitEither() throws Exception {
            try (StudyFolder study = StudyFolder.open(models(), "exp")) {
                pipe(study.path().resolve("study.json"));
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(study::readRecord)
                        .withMessageContaining("pipe");
            }
        }

        @Test
        void ofACheckpointDoesNotWaitEither() throws Exception {
            try (RunFolder run = RunFolder.create(models(), "exp")) {
                run.write(Records.running("exp"));
                pipe(run.file("checkpoint.zip"));
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(run::readCheckpoint)
                        .withMessageContaining("pipe");
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"PIPE", "FOLDER"})
        void inListingsShowsTheRunAsDamaged(Thing thing) throws Exception {
            Path folder = Files.createDirectories(models().resolve("exp"));
            thing.make(folder.resolve("run.json"));
            RunEntry entry = new RunCatalogue(models()).run("exp").orElseThrow();
            assertThat(entry.state()).isEqualTo(RunState.DAMAGED);
            assertThat(entry.record()).isNull();
        }
    }

    enum Thing {
        PIPE {
            @Override
            void make(Path path) throws Exception {
                pipe(path);
            }
        },
        FOLDER {
            @Override
            void make(Path path) throws Exception {
                Files.createDirectory(path);
            }
        };

        abstract void make(Path path) throws Exception;
    }

    @Nested
    class Names {

        @Test
        void areNumberedWhereTheyAreTaken() throws Exception {
            foreign("exp", "thesis.txt");
            try (RunFolder second = RunFolder.createNext(models(), "exp");
                    ComparisonFolder third = ComparisonFolder.createNext(models(), "exp")) {
                assertThat(second.name()).isEqualTo("exp-2");
                assertThat(third.report().getParent()).isEqualTo(models().resolve("exp-3"));
            }
        }

        @Test
        void areGivenOnceToManyAtOnce() throws Exception {
            List<RunFolder> folders = Stream.generate(() -> "exp")
                    .limit(50)
                    .parallel()
                    .map(wish -> RunFolder.createNext(models(), wish))
                    .toList();
            assertThat(folders).extracting(RunFolder::name).doesNotHaveDuplicates();
            folders.forEach(RunFolder::close);
        }

        @Test
        void areFreeAgainWhereNothingWasWritten() throws Exception {
            RunFolder.createNext(models(), "exp").close();
            RunFolder.create(models(), "exp").close();
            assertThat(models()).isEmptyDirectory();
            try (RunFolder run = RunFolder.createNext(models(), "exp")) {
                run.write(Records.running("exp"));
                assertThat(run.name()).isEqualTo("exp");
            }
            assertThat(models().resolve("exp/run.json")).exists();
        }
    }
}
