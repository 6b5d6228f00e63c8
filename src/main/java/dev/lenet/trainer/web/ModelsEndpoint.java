package dev.lenet.trainer.web;

import dev.lenet.trainer.store.RunCatalogue;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/** {@code /actuator/models}: the list of runs with their models, and of studies. {@link Downloads} serves the models. */
@Component
@WebEndpoint(id = "models")
public class ModelsEndpoint {

    /** Enough for some dozens of models; later requests compute the digests of others. */
    private static final Duration HASHING = Duration.ofMillis(50);

    private final RunCatalogue catalogue;
    private final ModelViews views;

    ModelsEndpoint(RunCatalogue catalogue, ModelViews views) {
        this.catalogue = catalogue;
        this.views = views;
    }

    /**
     * The list.
     *
     * @param models the single runs by name, then those of each study
     * @param studies the studies by name
     */
    public record Models(List<ModelView> models, List<StudyView> studies) {

        /** Keeps its own copies of the lists. */
        public Models {
            models = List.copyOf(models);
            studies = List.copyOf(studies);
        }
    }

    /**
     * Lists all runs and studies.
     *
     * @return the current list
     */
    @ReadOperation
    public Models models() {
        RunCatalogue.Contents contents = catalogue.contents();
        return new Models(
                views.of(contents.runs(), HASHING),
                contents.studies().stream().map(StudyView::of).toList());
    }
}
