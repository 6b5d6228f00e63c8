package dev.lenet.trainer.job;

import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.ScheduleKind;
import dev.lenet.trainer.training.IterationProgress;
import dev.lenet.trainer.variant.Variant;

/** Specs and steps for tests that train nothing. */
final class Specs {

    private Specs() {}

    static RunSpec of(Variant variant, int epochs) {
        return new RunSpec(variant, "sample", 42, epochs, 64, 0.001, ScheduleKind.STEP, 5, 0.5, 0.2, null, null, null);
    }

    /** A step in an epoch of 100 images, at 50 images a second. */
    static IterationProgress step(int epoch, int epochs, int done) {
        return new IterationProgress(epoch, epochs, done, 100, 0.5, 0.8, 50);
    }
}
