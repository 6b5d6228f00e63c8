package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of many epochs: what one more of them costs, and what of them can be lost. */
class HistoryTests {

    @TempDir
    Path models;

    private RunFolder folder;

    @BeforeEach
    void open() {
        folder = RunFolder.create(models, "run");
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Nested
    class TheTable {

        @Test
        void growsByALineForEachEpoch() throws IOException {
            History history = new History(List.of());
            for (EpochMetrics epoch : Checkpoints.history(4)) {
                history.add(epoch);
                folder.append(history);

                assertThat(folder.readHistory()).isEqualTo(history.epochs());
                assertThat(folder.file("history.csv")).hasContent(HistoryCsv.format(history.epochs()));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "1", "epoch,", "other\n"})
        void isWrittenAnewWhereItIsNotWhatWasLeft(String left) throws IOException {
            History history = new History(Checkpoints.history(3));
            Files.writeString(folder.file("history.csv"), left);

            folder.append(history);

            assertThat(folder.readHistory()).isEqualTo(Checkpoints.history(3));
        }

        @Test
        void isNotWrittenThroughALink() throws IOException {
            History history = new History(Checkpoints.history(1));
            Path elsewhere = models.resolve("elsewhere.csv");
            Files.writeString(elsewhere, HistoryCsv.HEADER + "\n");
            Files.createSymbolicLink(folder.file("history.csv"), elsewhere);

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> folder.append(history))
                    .withMessageContaining("there is a symbolic link of that name");
            assertThat(elsewhere).hasContent(HistoryCsv.HEADER + "\n");
        }
    }

    @Nested
    class OfAThousandEpochsAndMore {

        private static final int EPOCHS = 2 * History.LATEST + 345;

        private final RunSpec spec = Checkpoints.spec(Five.BASELINE, ScheduleKind.COSINE, EPOCHS);
        private final List<EpochMetrics> all = Checkpoints.history(EPOCHS);

        private void write(int epochs) {
            folder.write(Checkpoints.record(spec));
            folder.write(all.subList(0, epochs));
            folder.write(Checkpoints.of(spec, epochs));
        }

        private Checkpoint read() {
            return Objects.requireNonNull(folder.readCheckpoint());
        }

        @ParameterizedTest
        @ValueSource(ints = {History.LATEST - 1, History.LATEST, History.LATEST + 1, EPOCHS})
        void comesBackWhole(int epochs) {
            write(epochs);

            assertThat(read().history().epochs()).isEqualTo(all.subList(0, epochs));
        }

        @Test
        void leavesTheCheckpointAsLargeAsItWas() throws IOException {
            write(History.LATEST + 1);
            long before = Files.size(folder.file(RunFolder.CHECKPOINT));
            write(EPOCHS);

            assertThat(Files.size(folder.file(RunFolder.CHECKPOINT))).isBetween(before, before + 20_000);
        }

        @Test
        void needsNoTableUpToAThousand() throws IOException {
            write(History.LATEST);
            Files.delete(folder.file("history.csv"));

            assertThat(read().history().epochs()).hasSize(History.LATEST);
        }

        /** A kill between two files leaves the table an epoch behind; a damaged checkpoint leaves it ahead. */
        @Test
        void needsOfTheTableOnlyWhatItDoesNotHave() {
            write(EPOCHS - 1);
            folder.write(all);
            assertThat(read().history().epochs()).hasSize(EPOCHS - 1);
            folder.write(all.subList(0, EPOCHS - History.LATEST));
            assertThat(read().history().epochs()).hasSize(EPOCHS - 1);
        }

        @Test
        void isRefusedWithoutItsBeginning() throws IOException {
            write(EPOCHS);
            Path table = folder.file("history.csv");
            String csv = Files.readString(table);
            for (String other : List.of(
                    "",
                    csv.replaceFirst("\n1,0.001", "\n1,0.002"),
                    csv.replaceFirst("\n1,0.001", "\n1,NaN"),
                    csv.replaceFirst("\n345,[^\n]*", ""),
                    csv.substring(0, 10_000))) {
                Files.writeString(table, other);
                refused("history.csv is damaged");
            }
            Files.delete(table);
            refused("history.csv is damaged: there is no such file");
        }

        @Test
        void isRefusedWithAnotherDigest() throws IOException {
            write(EPOCHS);
            Path file = folder.file(RunFolder.CHECKPOINT);
            var entries = Checkpoints.unpack(Files.readAllBytes(file));
            for (String digest : List.of("", "0".repeat(64), "\u001b[31m")) {
                entries.put("earlier-history.sha256", digest.getBytes(StandardCharsets.UTF_8));
                Checkpoints.write(file, entries);
                refused("are not those of the checkpoint");
            }
            entries.remove("earlier-history.sha256");
            Checkpoints.write(file, entries);
            refused("no possible epoch 1");
        }

        /** Earlier versions kept all epochs in the checkpoint. */
        @Test
        void isReadFromACheckpointThatHasAll() throws IOException {
            write(EPOCHS);
            Path file = folder.file(RunFolder.CHECKPOINT);
            var entries = Checkpoints.unpack(Files.readAllBytes(file));
            entries.remove("earlier-history.sha256");
            entries.put("history.csv", HistoryCsv.format(all).getBytes(StandardCharsets.UTF_8));
            Checkpoints.write(file, entries);
            Files.delete(folder.file("history.csv"));

            assertThat(read().history().epochs()).isEqualTo(all);
        }

        private void refused(String why) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(this::read)
                    .withMessageContaining(why)
                    .withMessageNotContaining("\n")
                    .withMessageNotContaining("\u001b");
        }
    }

    @Test
    void aDefinitionIsTheSameForEveryEpoch() {
        NetworkDefinition definition =
                Checkpoints.spec(Five.VAR4, ScheduleKind.COSINE, 3).network(Checkpoints.IMAGES);
        String first = definition.json(1);
        definition.json(3);

        assertThat(definition.json(1)).isEqualTo(first);
    }
}
