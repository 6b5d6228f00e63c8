package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.run.TestSelection;
import dev.lenet.trainer.study.PlannedRun;
import dev.lenet.trainer.training.IterationProgress;
import dev.lenet.trainer.training.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;

class StudyProgressTests {

    private static final RunSpec SPEC = Specs.of(Five.BASELINE, 2);
    private static final List<PlannedRun> RUNS = PlannedRun.of(
            Specs.study(List.of(Five.BASELINE, Five.VAR1, Five.VAR2), 0, List.of(42L), TestSelection.TOP2, SPEC));

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private long nanos;

    @Test
    void isALineForTheStudyAndOneForEachRunAtWorkOnATerminal() {
        StudyProgress progress = progress(true);
        progress.studyStarted(RUNS, RUNS);
        TrainingListener first = progress.runStarts(RUNS.get(0));
        TrainingListener second = progress.runStarts(RUNS.get(1));
        first.iterationFinished(at(1, 24_000));
        nanos += 6_000_000_000L;
        shown();

        second.iterationFinished(at(2, 0));

        // 18 s and 12 s of the runs at work and 18 s of the third, by two at once.
        // need).
        assertThat(shown()).isEqualTo("""
                        study: 0 of 3 runs done, 0:24 left
                        baseline  epoch 1/2  4,000 images/s  0:18 left  loss 0.5000  accuracy 75.0%
                        var1      epoch 2/2  4,000 images/s  0:12 left  loss 0.5000  accuracy 75.0%""");
    }

    @Test
    void isALineAnEpochWithTheRunsNameInAPipe() {
        StudyProgress progress = progress(false);
        progress.studyStarted(RUNS, RUNS.subList(1, 3));
        TrainingListener listener = progress.runStarts(RUNS.get(1));
        listener.runStarted(RUNS.get(1).spec(), 48_000, 12_000);
        listener.iterationFinished(at(1, 64));
        listener.epochFinished(
                new EpochMetrics(1, 1e-3, 0.5, 0.75, 0.4, 0.86, 12, 4_000),
                true,
                new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                        .list(new OutputLayer.Builder().nIn(1).nOut(2).build())
                        .build()));
        progress.runFailed(RUNS.get(1), new IllegalStateException("kaput"));

        assertThat(shown()).isEqualTo("""
                        Study of 3 runs; 1 completed before
                        var1      epoch 1/2, validation 86.00%, loss 0.4000, 12.0 s, best so far
                        [2/3] var1      FAILED: kaput""");
    }

    @Test
    void saysWhyAStudyWaits() {
        StudyProgress progress = progress(false);
        progress.studyWaits(RUNS.subList(0, 2), Duration.ofSeconds(90));

        assertThat(shown())
                .isEqualTo(
                        "Waiting up to 90 s for a sign of life from the processes that have claimed baseline, var1.");
    }

    private StudyProgress progress(boolean live) {
        PrintStream stream = new PrintStream(screen, true, StandardCharsets.UTF_8);
        return new StudyProgress(new Console(stream, stream, new Terminal(live, false)), () -> nanos);
    }

    private static IterationProgress at(int epoch, int images) {
        return new IterationProgress(epoch, 2, images, 48_000, 0.5, 0.75, 4_000);
    }

    private String shown() {
        String text = screen.toString(StandardCharsets.UTF_8);
        screen.reset();
        return text.replaceAll("\u001b\\[\\?7[lh]|\u001b\\[[0-9]*[KAJ]", "")
                .replace("\r", "")
                .replaceAll(" *\n", "\n")
                .strip();
    }
}
