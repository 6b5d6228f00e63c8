package dev.lenet.trainer.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lenet.trainer.app.SingleImage;
import dev.lenet.trainer.dataset.images.Png;
import dev.lenet.trainer.evaluation.ClassProbabilities;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A prediction as JSON.
 *
 * @param run address of the model's run
 * @param predicted name of the most probable class
 * @param probability of that class
 * @param probabilities of all classes by name, in the order of their indices
 * @param inverted whether light and dark were exchanged
 * @param notice why they were exchanged; null if they were not
 * @param seen the image as the model sees it, as PNG in base64
 */
@SuppressWarnings("ArrayRecordComponent") // a document, never compared
@JsonInclude(JsonInclude.Include.NON_NULL)
record PredictionView(
        String run,
        @JsonProperty("class") String predicted,
        float probability,
        Map<String, Float> probabilities,
        boolean inverted,
        @Nullable String notice,
        byte[] seen) {

    static PredictionView of(String run, SingleImage.Guess guess) {
        List<String> names = guess.model().classNames();
        ClassProbabilities probabilities = guess.probabilities();
        Map<String, Float> byName = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), probabilities.of(i));
        }
        int first = probabilities.first();
        return new PredictionView(
                run,
                names.get(first),
                probabilities.of(first),
                byName,
                guess.seen().inverted(),
                guess.notice(),
                Png.encode(guess.seen().toImage()));
    }
}
