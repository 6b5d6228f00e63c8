package dev.lenet.trainer.report;

import dev.lenet.trainer.run.EpochMetrics;
import java.util.ArrayList;
import java.util.List;

/** Histories of runs as training gives them. */
final class Histories {

    static final List<String> CLASSES = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    private Histories() {}

    /** A run that gets better each epoch, its rate halved every five. */
    static List<EpochMetrics> run(int epochs) {
        List<EpochMetrics> history = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double learned = 1 - Math.exp(-epoch / 3.0);
            history.add(new EpochMetrics(
                    epoch,
                    0.001 * Math.pow(0.5, (epoch - 1) / 5),
                    0.75 - 0.5 * learned,
                    0.72 + 0.19 * learned,
                    0.62 - 0.33 * learned,
                    0.76 + 0.13 * learned,
                    12.5,
                    3900));
        }
        return history;
    }

    static EpochMetrics epoch(int epoch, double loss, double accuracy) {
        return new EpochMetrics(epoch, 0.001, loss, accuracy, loss, accuracy, 1, 1);
    }
}
