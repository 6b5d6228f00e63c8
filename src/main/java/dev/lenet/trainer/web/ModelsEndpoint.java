package dev.lenet.trainer.web;

import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.store.RunEntry;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.web.ModelView.Figures;
import dev.lenet.trainer.web.ModelView.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/** {@code /actuator/models}: the list of runs with their models. {@link Downloads} has the models themselves. */
@Component
@WebEndpoint(id = "models")
public class ModelsEndpoint {

    private final RunCatalogue catalogue;
    private final Digests digests;

    /**
     * Makes the endpoint.
     *
     * @param catalogue knows the runs
     * @param digests knows the digests of their models
     */
    public ModelsEndpoint(RunCatalogue catalogue, Digests digests) {
        this.catalogue = catalogue;
        this.digests = digests;
    }

    /**
     * The list.
     *
     * @param models the single runs by name, then those of each study
     */
    public record Models(List<ModelView> models) {

        /** Keeps its own copy of the list. */
        public Models {
            models = List.copyOf(models);
        }
    }

    /**
     * Lists all runs.
     *
     * @return as they are now
     */
    @ReadOperation
    public Models models() {
        return new Models(catalogue.runs().stream().map(this::view).toList());
    }

    private ModelView view(RunEntry entry) {
        RunRecord record = entry.record();
        return new ModelView(
                entry.run(),
                entry.study(),
                entry.state(),
                record == null ? null : Figures.of(record),
                entry.file(RunFolder.MODEL).map(this::model).orElse(null),
                RunFiles.NAMES.stream()
                        .filter(name -> entry.file(name).isPresent())
                        .toList());
    }

    private @Nullable ModelFile model(Path file) {
        try {
            return digests.of(file);
        } catch (IOException e) {
            return null; // removed or replaced at this very moment
        }
    }
}
