package dev.lenet.trainer.bench;

import java.io.IOException;

/**
 * Measures while nothing else runs. A turn waits for the machine to become quiet and is repeated a few times if other work
 * started after all; the least disturbed try counts. The choice thus depends only on the other work, never on the measured
 * figure.
 */
final class QuietTurns {

    /** The machine counts as quiet if others take less than this share of it. */
    private static final double QUIET = 0.03;

    private static final int MOST_TRIES = 4;
    private static final long LOOK_MILLIS = 200;
    /** Time to spend on others altogether; what is left is measured whatever they do. */
    private static final long PATIENCE_MILLIS = 120_000;

    private double worst;
    private long patience = PATIENCE_MILLIS;

    /** Something that measures a speed or a time. */
    interface Turn {
        /**
         * Does the work.
         *
         * @return the figure
         * @throws IOException if a measured process ended early
         */
        double figure() throws IOException;
    }

    /**
     * Measures once.
     *
     * @param turn what to measure
     * @return its figure in the least disturbed try
     * @throws IOException if a measured process ended early
     * @throws InterruptedException if this thread is interrupted while it waits for others
     */
    double measure(Turn turn) throws IOException, InterruptedException {
        double least = Double.POSITIVE_INFINITY;
        double figure = 0;
        for (int attempt = 0; attempt == 0 || attempt < MOST_TRIES && least > QUIET && patience > 0; attempt++) {
            awaitQuiet();
            long start = System.nanoTime();
            OtherWork others = OtherWork.watch();
            double tried = turn.figure();
            double share = others.share();
            if (share < least) {
                least = share;
                figure = tried;
            }
            if (share > QUIET) {
                patience -= (System.nanoTime() - start) / 1_000_000;
            }
        }
        worst = Math.max(worst, least);
        return figure;
    }

    private void awaitQuiet() throws IOException, InterruptedException {
        double share = 1;
        while (share > QUIET && patience > 0) {
            OtherWork others = OtherWork.watch();
            Thread.sleep(LOOK_MILLIS);
            share = others.share();
            patience -= share > QUIET ? LOOK_MILLIS : 0;
        }
    }

    /**
     * How much the figures were disturbed.
     *
     * @return the largest share of the machine that others took in a turn that counts, 0 to 1
     */
    double worstShare() {
        return worst;
    }
}
