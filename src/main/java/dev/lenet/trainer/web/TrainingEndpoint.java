package dev.lenet.trainer.web;

import dev.lenet.trainer.app.JobQueue;
import dev.lenet.trainer.app.StopSignal;
import dev.lenet.trainer.app.TrainingMonitor;
import dev.lenet.trainer.store.RunCatalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/** {@code /actuator/training}: what is under way, the history of any run, and a brake. */
@Component
@WebEndpoint(id = "training")
public class TrainingEndpoint {

    private static final int CONFLICT = 409;

    private final TrainingMonitor monitor;
    private final RunCatalogue catalogue;
    private final StopSignal stop;
    private final JobQueue queue;

    /**
     * Makes the endpoint.
     *
     * @param monitor knows what is under way
     * @param catalogue knows what has been
     * @param stop stops
     * @param queue knows what comes next
     */
    public TrainingEndpoint(TrainingMonitor monitor, RunCatalogue catalogue, StopSignal stop, JobQueue queue) {
        this.monitor = monitor;
        this.catalogue = catalogue;
        this.stop = stop;
        this.queue = queue;
    }

    /**
     * What is under way.
     *
     * @return as of now
     */
    @ReadOperation
    public TrainingView training() {
        return TrainingView.of(monitor.snapshot(), queue.isOpen() ? queue.waiting() : null);
    }

    /**
     * The finished epochs of a run.
     *
     * @param address one path element, or study and run
     * @return null, which is answered with 404, if there is no such run
     */
    @ReadOperation
    public @Nullable RunHistory history(@Selector(match = Selector.Match.ALL_REMAINING) String... address) {
        return catalogue.run(String.join("/", address)).map(RunHistory::of).orElse(null);
    }

    /**
     * Stops the work under way after what is finished is saved. What is queued after it begins then.
     *
     * @return 202 with the state, or 409 if nothing is under way
     */
    @DeleteOperation
    public WebEndpointResponse<TrainingView> stop() {
        boolean stopping = stop.stopWork();
        return new WebEndpointResponse<>(training(), stopping ? 202 : CONFLICT);
    }
}
