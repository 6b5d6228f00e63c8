package dev.lenet.trainer.web;

import dev.lenet.trainer.app.JobQueue;
import dev.lenet.trainer.app.QueuedRun;
import dev.lenet.trainer.app.SharedStudies;
import dev.lenet.trainer.app.TrainingMonitor;
import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.store.StudyEntry;
import dev.lenet.trainer.text.Text;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/** {@code /actuator/training}: what is under way, the history of any run, and the runs of any study. */
@Component
@WebEndpoint(id = "training")
public class TrainingEndpoint {

    private static final int MOST_EPOCHS = 10_000;

    private final TrainingMonitor monitor;
    private final RunCatalogue catalogue;
    private final JobQueue queue;
    private final SharedStudies studies;
    private final Histories histories;
    private final ModelViews views;

    TrainingEndpoint(
            TrainingMonitor monitor,
            RunCatalogue catalogue,
            JobQueue queue,
            SharedStudies studies,
            Histories histories,
            ModelViews views) {
        this.monitor = monitor;
        this.catalogue = catalogue;
        this.queue = queue;
        this.studies = studies;
        this.histories = histories;
        this.views = views;
    }

    /**
     * Returns what is under way.
     *
     * @return the current state
     */
    @ReadOperation
    public TrainingView training() {
        // The queue first: a run that begins in between is then seen in both, rather than in neither.
        List<QueuedRun> waiting = queue.isOpen() ? queue.waiting() : null;
        return TrainingView.of(monitor.snapshot(), studies.now(), waiting);
    }

    /**
     * Returns the finished epochs of a run, or the runs of a study.
     *
     * @param address a run, a study, or study and run
     * @param epochs the most epochs to return, from 2 to 10,000; if there are more, evenly spaced ones and the last
     * @return a {@link RunHistory} or {@link StudyRuns}; null, which is answered with 404, if there is no such run or study
     */
    @ReadOperation
    public @Nullable Object history(
            @Selector(match = Selector.Match.ALL_REMAINING) String[] address, @Nullable Integer epochs) {
        if (epochs != null && (epochs < 2 || epochs > MOST_EPOCHS)) {
            throw new InvalidEndpointRequestException(
                    Text.format("epochs takes a whole number from 2 to %d, but got %d.", MOST_EPOCHS, epochs),
                    "epochs is out of range");
        }
        String name = String.join("/", address);
        return catalogue
                .run(name)
                .<Object>map(run -> RunHistory.of(run, histories.of(run, epochs == null ? MOST_EPOCHS : epochs)))
                .or(() -> catalogue.study(name).map(this::runs))
                .orElse(null);
    }

    private StudyRuns runs(StudyEntry study) {
        return new StudyRuns(StudyView.of(study), views.of(study.runs(), Duration.ZERO));
    }
}
