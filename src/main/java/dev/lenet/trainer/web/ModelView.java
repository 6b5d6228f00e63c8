package dev.lenet.trainer.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.RunState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run in the list of {@code GET /actuator/models}. Unknown values are null; for a run whose {@code run.json} cannot be read,
 * these are almost all.
 *
 * @param run its name
 * @param study the study that it belongs to; null for a single run
 * @param status its state
 * @param figures from {@code run.json}
 * @param size bytes of {@code model.zip}; null if there is none
 * @param sha256 digest of {@code model.zip} in hexadecimal; null if it has not been computed yet
 * @param files names of the files that are served under {@code /runs}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelView(
        String run,
        @Nullable String study,
        RunState status,
        @JsonUnwrapped @Nullable Figures figures,
        @Nullable Long size,
        @Nullable String sha256,
        List<String> files) {

    /** Keeps its own copy of the list. */
    public ModelView {
        files = List.copyOf(files);
    }

    /**
     * Figures from {@code run.json}; accuracies are from 0 to 1.
     *
     * @param variant the model
     * @param started when the run began, UTC
     * @param seconds wall time; null while it runs
     * @param epochs number of epochs requested
     * @param recipe how it is trained, in words
     * @param limit the most training images; null for no limit
     * @param bestEpoch the epoch of the saved model, from 1
     * @param trainAccuracy in that epoch
     * @param validationAccuracy after that epoch
     * @param testAccuracy of the model
     * @param testLoss of the model
     * @param parameters number of the model's parameters, running statistics included
     * @param trainableParameters number of those that training changes by gradient
     * @param dataset name of the data set
     * @param seed of the run
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Figures(
            String variant,
            Instant started,
            @Nullable Double seconds,
            int epochs,
            String recipe,
            @Nullable Integer limit,
            @Nullable Integer bestEpoch,
            @Nullable Double trainAccuracy,
            @Nullable Double validationAccuracy,
            @Nullable Double testAccuracy,
            @Nullable Double testLoss,
            long parameters,
            long trainableParameters,
            String dataset,
            long seed) {

        static Figures of(RunRecord record) {
            return new Figures(
                    record.spec().variant().name(),
                    record.times().started(),
                    record.times().seconds(),
                    record.spec().recipe().epochs(),
                    record.spec().recipe().describe(),
                    record.spec().data().limit(),
                    record.best().bestEpoch(),
                    record.best().trainAccuracy(),
                    record.best().validationAccuracy(),
                    record.test().testAccuracy(),
                    record.test().testLoss(),
                    record.model().parameters(),
                    record.model().trainableParameters(),
                    record.dataset().name(),
                    record.spec().seed());
        }
    }
}
