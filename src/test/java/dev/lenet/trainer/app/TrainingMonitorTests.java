package dev.lenet.trainer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.Mockito.mock;

import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.study.PlannedRun;
import dev.lenet.trainer.study.StudyListener;
import dev.lenet.trainer.training.TrainingListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TrainingMonitorTests {

    private final StopSignal stop = new StopSignal();
    private final TrainingMonitor monitor = new TrainingMonitor(stop, VariantConfigurations.STUDY);

    @Test
    void isIdleAtFirst() {
        assertThat(monitor.snapshot())
                .isEqualTo(new TrainingSnapshot(WorkState.IDLE, null, null, null, null, List.of()));
        assertThat(monitor.figures("var3").trainLoss()).isNaN();
    }

    @Nested
    class ARun {

        private final TrainingListener run = begin();

        private TrainingListener begin() {
            monitor.workBegins();
            return monitor.runStarts("r", Specs.of(Five.VAR1, 4));
        }

        @Test
        void isShownFromItsFirstStepToAfterItsEnd() {
            assertThat(monitor.snapshot().state()).isEqualTo(WorkState.RUNNING);
            run.runStarted(Specs.of(Five.VAR1, 4), 100, 20);
            run.iterationFinished(Steps.step(1, 4, 50));

            RunProgress now = monitor.snapshot().active().get(0);
            assertThat(now.epoch()).isEqualTo(1);
            assertThat(now.progress()).isEqualTo(0.125);
            assertThat(now.etaSeconds()).isCloseTo(3.5 * 2, within(1e-9));
            assertThat(now.metrics()).isNull();

            run.iterationFinished(Steps.step(1, 4, 100));
            run.epochFinished(epoch(1), true, mock(MultiLayerNetwork.class));
            run.iterationFinished(Steps.step(2, 4, 50));
            assertThat(monitor.snapshot().shown()).isNotNull().satisfies(shown -> {
                assertThat(shown.metrics()).isEqualTo(epoch(1));
                assertThat(shown.etaSeconds()).isCloseTo(2.5 * 3, within(1e-9));
            });

            monitor.runTrained("r");
            monitor.workEnded(RunStatus.STOPPED, null);
            assertThat(monitor.snapshot().active()).isEmpty();
            assertThat(monitor.snapshot().state()).isEqualTo(WorkState.STOPPED);
            assertThat(monitor.snapshot().shown()).isNotNull();
        }

        @Test
        void isShownWhileItsImagesAreLoaded() {
            TrainingSnapshot now = monitor.snapshot();

            assertThat(now.phase()).isEqualTo(Phase.LOADING);
            assertThat(now.active()).extracting(RunProgress::run).containsExactly("r");
            assertThat(now.shown())
                    .isNotNull()
                    .satisfies(shown -> assertThat(shown.epochs()).isEqualTo(4));
        }

        @Test
        void goesThroughItsPhases() {
            run.runStarted(Specs.of(Five.VAR1, 4), 100, 20);
            assertThat(monitor.snapshot().phase()).isEqualTo(Phase.TRAINING);
            run.evaluationStarted();
            assertThat(monitor.snapshot().phase()).isEqualTo(Phase.TESTING);
            monitor.enter(Phase.MAPPING);
            assertThat(monitor.snapshot().phase()).isEqualTo(Phase.MAPPING);
            monitor.workEnded(RunStatus.COMPLETED, null);
            assertThat(monitor.snapshot().phase()).isNull();
        }

        @Test
        void hasNoTimeLeftToTellOnceItIsTrained() {
            run.runStarted(Specs.of(Five.VAR1, 1), 100, 20);
            run.iterationFinished(Steps.step(4, 4, 100));
            run.epochFinished(epoch(4), true, mock(MultiLayerNetwork.class));

            assertThat(monitor.snapshot().active().get(0).progress()).isEqualTo(1);
            assertThat(monitor.snapshot().active().get(0).etaSeconds()).isNull();
        }

        @Test
        void isCountedWhenItEnds() {
            monitor.workEnded(RunStatus.FAILED, "no space");

            assertThat(monitor.runsEnded(RunStatus.FAILED)).isEqualTo(1);
            assertThat(monitor.runsEnded(RunStatus.COMPLETED)).isZero();
        }

        @Test
        void countsItsImagesStepsAndTimes() {
            run.runStarted(Specs.of(Five.VAR1, 4), 100, 20);
            for (int done = 25; done <= 100; done += 25) {
                run.iterationFinished(Steps.step(1, 4, done));
            }
            run.epochFinished(epoch(1), true, mock(MultiLayerNetwork.class));
            run.iterationFinished(Steps.step(2, 4, 25));

            VariantFigures figures = monitor.figures("var1");
            assertThat(figures.images()).isEqualTo(125);
            assertThat(figures.iterations()).isEqualTo(5);
            assertThat(figures.iterationSeconds()).isCloseTo(2.5, within(1e-9));
            assertThat(figures.epochs()).isEqualTo(1);
            assertThat(figures.epochSeconds()).isEqualTo(3);
            assertThat(figures.validationAccuracy()).isEqualTo(0.7);
            assertThat(monitor.figures("var2").images()).isZero();
        }

        @Test
        void isSilentWhileItShouldDoStepsAlone() throws InterruptedException {
            pause();
            assertThat(monitor.silence()).as("loading").isZero();
            run.runStarted(Specs.of(Five.VAR1, 4), 100, 20);
            pause();
            assertThat(monitor.silence()).as("first step").isPositive();
            run.iterationFinished(Steps.step(1, 4, 50));
            pause();
            assertThat(monitor.silence()).as("second step").isGreaterThanOrEqualTo(Duration.ofMillis(5));
            run.iterationFinished(Steps.step(1, 4, 100));
            pause();
            assertThat(monitor.silence()).as("validation").isZero();
            run.epochFinished(epoch(4), true, mock(MultiLayerNetwork.class));
            pause();
            assertThat(monitor.silence()).as("pictures").isZero();
        }

        @Test
        void saysWhyItFailed() {
            monitor.workEnded(RunStatus.FAILED, "no space");

            assertThat(monitor.snapshot().state()).isEqualTo(WorkState.FAILED);
            assertThat(monitor.snapshot().failure()).isEqualTo("no space");
            monitor.workBegins();
            assertThat(monitor.snapshot().failure()).isNull();
        }

        @Test
        void isStoppingWhenAskedTo() {
            try (StopSignal.Work work = stop.begin()) {
                assertThat(stop.stopWork()).isTrue();
                assertThat(monitor.snapshot().state()).isEqualTo(WorkState.STOPPING);
            }
            assertThat(stop.stopWork()).isFalse();
            try (StopSignal.Work next = stop.begin()) {
                assertThat(stop.getAsBoolean())
                        .as("the next work is not concerned")
                        .isFalse();
            }
        }
    }

    @Test
    void aStudyIsShownAsAWhole() {
        monitor.workBegins();
        StudyListener study = monitor.studyStarts("s");
        List<PlannedRun> runs = List.of(planned("a"), planned("b"), planned("c"), planned("d"));
        study.studyStarted(runs, runs.subList(1, 4)); // a was completed before
        TrainingListener b = study.runStarts(runs.get(1));
        TrainingListener c = study.runStarts(runs.get(2));
        b.iterationFinished(Steps.step(1, 1, 50));
        c.iterationFinished(Steps.step(1, 1, 25));

        TrainingSnapshot now = monitor.snapshot();
        assertThat(now.active()).extracting(RunProgress::run).containsExactly("b", "c");
        assertThat(now.shown()).isNotNull().satisfies(shown -> {
            assertThat(shown.study()).isEqualTo("s");
            assertThat(shown.run()).isEqualTo("b");
            assertThat(shown.progress()).isCloseTo((1 + 0.5 + 0.25) / 4, within(1e-9));
            assertThat(shown.etaSeconds()).isGreaterThan(1);
        });
    }

    @Test
    void aStudyIsNamedBeforeItsFirstRun() {
        monitor.workBegins();
        monitor.studyStarts("s");

        assertThat(monitor.snapshot().study()).isEqualTo("s");
        assertThat(monitor.snapshot().shown()).isNull();
    }

    @Test
    void eachRunOfAStudyIsCountedOnce() {
        monitor.workBegins();
        StudyListener study = monitor.studyStarts("s");
        List<PlannedRun> runs = List.of(planned("a"), planned("b"));
        study.studyStarted(runs, runs);
        runs.forEach(study::runStarts);
        study.runFailed(runs.get(0), new IllegalStateException());
        study.runFailed(runs.get(1), new IllegalStateException());
        monitor.workEnded(RunStatus.FAILED, "both");

        assertThat(monitor.runsEnded(RunStatus.FAILED)).isEqualTo(2);
    }

    @Test
    void figuresAreTakenForKnownOnceTheyAre() {
        List<String> known = new ArrayList<>();
        VariantFigures figures = monitor.figures("var1");
        figures.onceStepped(() -> known.add("stepped"));
        figures.onceValidated(() -> known.add("validated"));
        TrainingListener run = monitor.runStarts("r", Specs.of(Five.VAR1, 4));
        assertThat(known).isEmpty();

        run.iterationFinished(Steps.step(1, 4, 50));
        run.iterationFinished(Steps.step(1, 4, 100));
        assertThat(known).containsExactly("stepped");
        run.epochFinished(epoch(1), true, mock(MultiLayerNetwork.class));
        figures.onceStepped(() -> known.add("late"));

        assertThat(known).containsExactly("stepped", "validated", "late");
    }

    private static PlannedRun planned(String name) {
        return new PlannedRun(name, Specs.of(Five.BASELINE, 1));
    }

    private static EpochMetrics epoch(int number) {
        return new EpochMetrics(number, 0.001, 0.5, 0.8, 0.6, 0.7, 3, 50);
    }

    private static void pause() throws InterruptedException {
        Thread.sleep(10);
    }
}
