package dev.lenet.trainer.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * The answer to {@code GET /actuator/training/STUDY}.
 *
 * @param study the study
 * @param models its runs that have begun, by name
 */
public record StudyRuns(@JsonUnwrapped StudyView study, List<ModelView> models) {

    /** Keeps its own copy of the list. */
    public StudyRuns {
        models = List.copyOf(models);
    }
}
