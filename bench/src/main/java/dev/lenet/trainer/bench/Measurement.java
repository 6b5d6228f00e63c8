package dev.lenet.trainer.bench;

import java.util.List;

/**
 * One arrangement's speed in every round.
 *
 * @param arrangement what was measured
 * @param batchSize images a step or a forward pass
 * @param imagesPerSecond one value a round, in the order of the rounds, so that values at one position belong together
 */
record Measurement(Arrangement arrangement, int batchSize, List<Double> imagesPerSecond) {

    /**
     * The rounds in short.
     *
     * @return images a second
     */
    Summary summary() {
        return Summary.of(imagesPerSecond);
    }
}
