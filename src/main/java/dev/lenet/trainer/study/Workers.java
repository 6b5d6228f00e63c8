package dev.lenet.trainer.study;

import java.util.List;

/**
 * How a study shares out the machine. It decides the time that the study takes and none of its results.
 *
 * @param atOnce most runs at work at the same time, at least 1
 * @param threads processors that they share, at least 1; each run gets one or more
 */
public record Workers(int atOnce, int threads) {

    /** Runs that are worked off together: so many of them, so many at once, so many threads each. */
    record Round(int runs, int atOnce, int threadsEach) {}

    /**
     * Plans the rounds. Where runs remain that cannot keep every processor busy by one thread each, they wait until all
     * others have ended and then share the whole machine: three rounds of two runs on two processors take longer than two
     * rounds and a fifth run on both.
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
