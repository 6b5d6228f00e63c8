package dev.lenet.trainer.cli;

import dev.lenet.trainer.app.JobQueue;
import dev.lenet.trainer.app.JobWorker;
import dev.lenet.trainer.app.LogMark;
import dev.lenet.trainer.web.PageAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Keeps the trainer up and trains queued runs until SIGTERM. */
@Component
class ServeCommand {

    private final JobQueue queue;
    private final JobWorker worker;
    private final Console console;
    private final Environment environment;

    ServeCommand(JobQueue queue, JobWorker worker, Console console, Environment environment) {
        this.queue = queue;
        this.worker = worker;
        this.console = console;
        this.environment = environment;
    }

    /**
     * Serves on the calling thread.
     *
     * @param first work to do before the queued runs; null for none. If it fails, the failure is reported and the trainer stays
     *     up.
     */
    void serve(@Nullable Runnable first) {
        queue.open();
        console.out().println("Serving on " + PageAddress.of(environment));
        console.stampLines(ServeCommand::stamp);
        if (first != null) {
            try {
                first.run();
            } catch (RuntimeException | Error e) {
                Failure.tell(e, console);
            }
        }
        worker.workUntilClosed();
    }

    /** Returns the time in UTC and the run that the calling thread works on. */
    private static String stamp() {
        String run = LogMark.run();
        return Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + (run == null ? "" : run + " ");
    }
}
