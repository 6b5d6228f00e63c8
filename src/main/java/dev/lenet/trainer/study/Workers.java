package dev.lenet.trainer.study;

import java.util.List;

/**
 * How a study's runs share the machine. This affects how long the study takes, but not its results.
 *
 * @param atOnce the most runs that train at the same time, at least 1
 * @param threads processors that they share, at least 1; each run gets one or more
 */
public record Workers(int atOnce, int threads) {

    /** A number of runs, how many of them train at once, and the threads of each. */
    record Round(int runs, int atOnce, int threadsEach) {}

    /**
     * Plans the rounds. If the number of runs is not a multiple of {@code atOnce}, the remaining runs would leave processors
     * idle. They then wait until all others have ended and share the whole machine. For example, two processors train five runs
     * faster if the fifth uses both of them.
     *
     * @param runs how many there are, at least 0
     * @return one or two rounds; none if there is nothing to do
     */
    List<Round> rounds(int runs) {
        if (runs == 0) {
            return List.of();
        }
        int most = Math.min(atOnce, runs);
        int rest = runs % most;
        if (rest == 0 || share(rest) == share(most)) {
            return List.of(new Round(runs, most, share(most)));
        }
        return List.of(new Round(runs - rest, most, share(most)), new Round(rest, rest, share(rest)));
    }

    private int share(int runs) {
        return Math.max(1, threads / runs);
    }
}
