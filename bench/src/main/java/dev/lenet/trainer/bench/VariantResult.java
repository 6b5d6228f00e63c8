package dev.lenet.trainer.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The figures of one variant.
 *
 * @param variant {@code baseline} or {@code var1} to {@code var4}
 * @param training training speed of every arrangement
 * @param evaluation forward-only speed of every arrangement
 * @param peakBytes peak resident memory of every arrangement's measured processes together, in the same order
 * @param otherWork the largest share of the machine that other processes took in a turn that counts, 0 to 1
 */
record VariantResult(
        String variant,
        List<Measurement> training,
        List<Measurement> evaluation,
        List<Long> peakBytes,
        double otherWork) {

    /**
     * The fastest arrangement of an engine.
     *
     * @param measurements training or evaluation
     * @param engine the engine
     * @return the one with the highest median, if the engine was measured
     */
    static Optional<Measurement> best(List<Measurement> measurements, EngineKind engine) {
        return measurements.stream()
                .filter(measurement -> measurement.arrangement().engine() == engine)
                .max(Comparator.comparingDouble(
                        measurement -> measurement.summary().median()));
    }

    /**
     * The trainer's speed divided by that of a peer's best arrangement, round by round.
     *
     * @param measurements training or evaluation
     * @param peer the peer
     * @return the ratio, if both were measured
     */
    static Optional<Summary> ratio(List<Measurement> measurements, EngineKind peer) {
        return best(measurements, EngineKind.OURS)
                .flatMap(ours -> best(measurements, peer)
                        .map(theirs -> Summary.ofRatios(ours.imagesPerSecond(), theirs.imagesPerSecond())));
    }
}
