package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.KeptEpoch;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.text.Text;
import dev.lenet.trainer.training.IterationProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTests {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private long nanos = Long.MAX_VALUE - 1;

    private Console console(boolean live) {
        PrintStream stream = new PrintStream(screen, true, StandardCharsets.UTF_8);
        return new Console(stream, stream, new Terminal(live, false));
    }

    /** What was written since the last call, line by line, without cursor movement. */
    private String shown() {
        String text = screen.toString(StandardCharsets.UTF_8);
        screen.reset();
        return text.replaceAll("\u001b\\[\\?7[lh]|\u001b\\[K", "")
                .replace("\r", "|")
                .strip();
    }

    @Nested
    class OfARun {

        private static final RunSpec SPEC = Specs.of(Five.VAR3, 3);

        // Never asked for anything; it only has to be there.
        private static final MultiLayerNetwork NETWORK = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list(new OutputLayer.Builder().nIn(1).nOut(2).build())
                .build());

        private IterationProgress at(int epoch, int images) {
            return new IterationProgress(epoch, 3, images, 48_000, 0.51234, 0.8125, 4_000);
        }

        private EpochMetrics metrics(int epoch, double seconds) {
            return new EpochMetrics(epoch, 1e-3, 0.51234, 0.81256, 0.4, 0.8599, seconds, 4_000);
        }

        @Test
        void isABarWithTheTimeLeftOnATerminal() {
            TerminalProgress progress = new TerminalProgress(console(true), () -> nanos);
            progress.runStarted(SPEC, 48_000, 12_000);
            shown();

            progress.iterationFinished(at(1, 12_000));

            // Three quarters of 12 s, and two epochs of 12 s more.
            assertThat(shown())
                    .isEqualTo("|epoch 1/3  [==>       ]  4,000 images/s  0:33 left  loss 0.5123  accuracy 81.3%");
        }

        @Test
        void takesLaterEpochsToLastAsLongAsTheFinishedOnes() {
            TerminalProgress progress = new TerminalProgress(console(true), () -> nanos);
            progress.runStarted(SPEC, 48_000, 12_000);
            progress.epochFinished(metrics(1, 60), true, NETWORK);
            shown();

            progress.iterationFinished(at(2, 48_000));

            assertThat(shown())
                    .isEqualTo("|epoch 2/3  [==========]  4,000 images/s  1:00 left  loss 0.5123  accuracy 81.3%");
        }

        @Test
        void redrawsTenTimesASecondEvenWhenTheClockOverflows() {
            TerminalProgress progress = new TerminalProgress(console(true), () -> nanos);
            progress.iterationFinished(at(1, 0));
            shown();

            nanos += 99_999_999;
            progress.iterationFinished(at(1, 64));
            assertThat(shown()).isEmpty();
            nanos += 1;
            progress.iterationFinished(at(1, 128));
            assertThat(shown()).isNotEmpty();
        }

        @Test
        void erasesTheBarBeforeAnEpochsLine() {
            TerminalProgress progress = new TerminalProgress(console(true), () -> nanos);
            progress.runStarted(SPEC, 48_000, 12_000);
            progress.iterationFinished(at(3, 48_000));
            shown();

            progress.epochFinished(metrics(3, 15.04), false, NETWORK);

            assertThat(shown()).isEqualTo("|epoch 3/3      0.5123    81.26%     0.4000    85.99%    15.0 s     4,000");
        }

        @Test
        void isOneLineAnEpochInAPipe() {
            TerminalProgress progress = new TerminalProgress(console(false), () -> nanos);

            progress.runStarted(SPEC, 48_000, 12_000);
            progress.iterationFinished(at(1, 64));
            progress.epochFinished(metrics(1, 15), true, NETWORK);

            assertThat(shown()).isEqualToNormalizingNewlines("""
                            Training var3 on sample: 48,000 training and 12,000 validation images, 3 epochs, batch size 64, seed 42
                            epoch      train loss  accuracy  val. loss  accuracy      time  images/s
                            epoch 1/3      0.5123    81.26%     0.4000    85.99%*   15.0 s     4,000""");
        }

        @Test
        void marksNoEpochAsTheBestIfTheLastIsKept() {
            TerminalProgress progress = new TerminalProgress(console(false), () -> nanos);
            progress.runStarted(SPEC.with("recipe", SPEC.recipe().with("keep", KeptEpoch.LAST)), 48_000, 12_000);
            progress.epochFinished(metrics(1, 15), true, NETWORK);
            progress.close();

            assertThat(shown()).doesNotContain("*").contains("The last epoch is kept.");
        }

        @ParameterizedTest
        @CsvSource({
            "0,0:00",
            "59.4,0:59",
            "59.6,1:00",
            "3599,59:59",
            "3600,1:00:00",
            "36061,10:01:01",
            "Infinity,?",
            "NaN,?"
        })
        void writesDurations(double seconds, String text) {
            assertThat(Text.duration(seconds)).isEqualTo(text);
        }
    }

    @Nested
    class OfADownload {

        private static final URI FILE = URI.create("http://example.org/data/a.gz");

        @Test
        void isALiveLineAndAResultOnATerminal() {
            DownloadProgress progress = new DownloadProgress(console(true), () -> nanos);

            progress.downloaded(FILE, 13_000_000, 26_000_000);
            assertThat(shown()).isEqualTo("|Downloading a.gz: 50% of 26.0 MB");
            progress.downloaded(FILE, 26_000_000, 26_000_000);
            assertThat(shown()).isEqualTo("|Downloaded a.gz (26.0 MB)");
        }

        @Test
        void needsNoTotal() {
            DownloadProgress progress = new DownloadProgress(console(true), () -> nanos);

            progress.downloaded(FILE, 1_500_000, -1);

            assertThat(shown()).isEqualTo("|Downloading a.gz: 1.5 MB");
        }

        @Test
        void isTheResultAloneInAPipe() {
            DownloadProgress progress = new DownloadProgress(console(false), () -> nanos);

            progress.downloaded(FILE, 1, 2);
            progress.downloaded(FILE, 2, 2);
            progress.downloaded(FILE, 2, 2);

            assertThat(shown()).isEqualTo("Downloaded a.gz (0.0 MB)");
        }
    }
}
