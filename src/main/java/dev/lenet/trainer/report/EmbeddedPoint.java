package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.tsne.EmbeddedPoints;
import dev.lenet.trainer.evaluation.tsne.Tsne;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.text.Text;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One image's place in a two-dimensional embedding.
 *
 * @param x first coordinate, without unit
 * @param y second coordinate, without unit
 * @param actual the image's class
 * @param predicted the class that the model predicted
 */
public record EmbeddedPoint(double x, double y, int actual, int predicted) {

    /**
     * Whether the prediction is wrong.
     *
     * @return true if the predicted class is not the actual one
     */
    public boolean wrong() {
        return actual != predicted;
    }

    /** The points of a stored map, in its order. */
    static List<EmbeddedPoint> all(EmbeddedPoints map) {
        return IntStream.range(0, map.size())
                .mapToObj(i -> new EmbeddedPoint(map.x()[i], map.y()[i], map.actual()[i], map.predicted()[i]))
                .toList();
    }

    /** Describes for readers how a run's map was made. */
    static String method(RunSpec spec) {
        return Text.format("t-SNE, perplexity %.0f, seed %d", Tsne.PERPLEXITY, spec.seed());
    }

    boolean finite() {
        return Double.isFinite(x) && Double.isFinite(y);
    }
}
