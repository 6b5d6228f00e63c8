package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.model.Variant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written of a network, and what becomes of it. */
class SavedNetworkTests {

    private static final int EPOCHS = 5;

    private static NetworkDefinition definition(Variant variant, ScheduleKind schedule, int epochs) {
        return Checkpoints.spec(variant, schedule, epochs).network(Checkpoints.IMAGES);
    }

    /** With DL4J's own classes only, as anybody reads the file. */
    @ParameterizedTest
    @EnumSource
    void plainDl4jLoadsEverySchedule(ScheduleKind schedule) throws IOException {
        NetworkDefinition definition = definition(Five.VAR3, schedule, EPOCHS);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            MultiLayerNetwork written = Checkpoints.network(definition, epoch);

            MultiLayerNetwork loaded =
                    load(SavedNetwork.of(written, definition, null).bytes());

            int steps = definition.stepsAfter(epoch);
            assertThat(loaded.getEpochCount()).isEqualTo(epoch);
            assertThat(loaded.getIterationCount()).isEqualTo(steps);
            assertThat(loaded.getLearningRate(0))
                    .isEqualTo(definition.schedule().valueAt(steps, epoch));
            assertThat(loaded.params()).isEqualTo(written.params());
            assertThat(loaded.getUpdater().getStateViewArray())
                    .isEqualTo(written.getUpdater().getStateViewArray());
            if (schedule != ScheduleKind.COSINE) {
                loaded.setIterationCount(9);
                loaded.setEpochCount(4);
                assertThat(loaded.getLearningRate(0))
                        .isEqualTo(definition.schedule().valueAt(9, 4));
            }
            loaded.close();
            written.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileHasTheSameSizeHoweverLongTheRun(ScheduleKind schedule) throws IOException {
        NetworkDefinition endless = definition(Five.VAR3, schedule, Integer.MAX_VALUE / 2);

        byte[] file = Checkpoints.saved(endless, Integer.MAX_VALUE / 2).bytes();

        assertThat(file.length).isLessThan(1_000_000);
        assertThat((long) file.length).isLessThanOrEqualTo(SavedNetwork.limit(endless));
        SavedNetwork.read(file, endless, Integer.MAX_VALUE / 2).restore().close();
        load(file).close();
    }

    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void aRestoredNetworkIsTheOneThatWasWritten(Variant variant) throws IOException {
        NetworkDefinition definition = definition(variant, ScheduleKind.COSINE, EPOCHS);
        MultiLayerNetwork written = Checkpoints.network(definition, 2);

        byte[] file = SavedNetwork.of(written, definition, null).bytes();
        SavedNetwork read = SavedNetwork.read(file, definition, 2);
        MultiLayerNetwork restored = read.restore();

        assertThat(read.bytes()).isEqualTo(file);
        assertThat(restored.params()).isEqualTo(written.params());
        assertThat(restored.getUpdater().getStateViewArray())
                .isEqualTo(written.getUpdater().getStateViewArray());
        assertThat(restored.getEpochCount()).isEqualTo(2);
        assertThat(restored.getIterationCount()).isEqualTo(4);
        assertThat(restored.getLearningRate(0)).isEqualTo(written.getLearningRate(0));
        restored.close();
        written.close();
    }

    /** A custom network of a million parameters, say. */
    @Test
    void noSizeIsRefusedBeforeItIsAskedFor() {
        NetworkDefinition definition = definition(Five.BASELINE, ScheduleKind.STEP, EPOCHS);

        assertThat(SavedNetwork.limits(definition))
                .containsEntry(SavedNetwork.COEFFICIENTS, ArrayBytes.limit(61_706))
                .containsEntry(SavedNetwork.UPDATER, ArrayBytes.limit(123_412));
        assertThat(ArrayBytes.limit(500_000_000)).isGreaterThan(2_000_000_000L);
    }

    @Test
    void theMiddleOfAnEpochIsNotSaved() {
        NetworkDefinition definition = definition(Five.VAR3, ScheduleKind.STEP, EPOCHS);
        MultiLayerNetwork network = Checkpoints.network(definition, 2);
        network.setIterationCount(5);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SavedNetwork.of(network, definition, null))
                .withMessageContaining("5 steps in 2 epochs, expected 4");
        network.close();
    }

    @Test
    void aFileHasDl4jsNamesAlone() {
        NetworkDefinition definition = definition(Five.VAR3, ScheduleKind.COSINE, EPOCHS);
        Map<String, byte[]> entries = Checkpoints.saved(definition, 1).entries();

        assertThat(entries).containsOnlyKeys("configuration.json", "coefficients.bin", "updaterState.bin");
        assertThat(new String(
                        entries.getOrDefault("configuration.json", new byte[0]),
                        java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("lenet");
    }

    private static MultiLayerNetwork load(byte[] file) throws IOException {
        return ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(file), true);
    }
}
