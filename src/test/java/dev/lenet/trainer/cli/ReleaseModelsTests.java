package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.cli.settings.Settings;
import dev.lenet.trainer.dataset.FashionMnist;
import dev.lenet.trainer.kernel.NetworkMemory;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.store.RunEntry;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The models in {@code models/release} are what their page says, and today's trainer takes them. */
class ReleaseModelsTests {

    private static final Path FOLDER = Path.of("models", "release");

    private static RunEntry run(String name) {
        return new RunCatalogue(FOLDER).run(name).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline", "var1", "var2", "var3", "var4", "best"})
    void isReadAndHasTheAccuracyOfItsPage(String name) throws IOException {
        RunRecord record = run(name).readRecord();
        MultiLayerNetwork network = run(name).readModel(record);

        assertThat(record.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(network.numParams()).isEqualTo(record.model().parameters());
        assertThat(Files.readAllLines(FOLDER.resolve("README.md")))
                .anyMatch(line -> line.startsWith(
                                Text.format("| `%s` | %d |", name, record.best().bestEpoch()))
                        && line.endsWith(Text.format(
                                "| %.2f %% |",
                                100 * Objects.requireNonNull(record.test().testAccuracy()))));
        NetworkMemory.close(network);
    }

    @Test
    void theBestIsThatOfTheRecipe() {
        RunRecord record = run("best").readRecord();

        assertThat(Settings.commandLine(List.of("--trainer.recipe=best"))
                        .check()
                        .spec("fashion-mnist")
                        .on(FashionMnist.DESCRIPTION)
                        .with("seed", record.spec().seed()))
                .isEqualTo(record.spec());
    }

    @Test
    void digestsAreThoseOfTheFiles() throws Exception {
        List<String> lines = Files.readAllLines(FOLDER.resolve("SHA256SUMS"));

        assertThat(lines).hasSizeGreaterThan(20);
        for (String line : lines) {
            byte[] file = Files.readAllBytes(FOLDER.resolve(line.substring(66)));
            assertThat(line)
                    .startsWith(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
        }
    }
}
