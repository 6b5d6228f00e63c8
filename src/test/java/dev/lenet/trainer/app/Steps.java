package dev.lenet.trainer.app;

import dev.lenet.trainer.training.IterationProgress;

/** Specs and steps for tests that train nothing. */
final class Steps {

    private Steps() {}

    /** A step in an epoch of 100 images, at 50 images a second. */
    static IterationProgress step(int epoch, int epochs, int done) {
        return new IterationProgress(epoch, epochs, done, 100, 0.5, 0.8, 50);
    }
}
