package dev.lenet.trainer.web;

import dev.lenet.trainer.app.StopSignal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code /api/work}: the current run or study. */
@RestController
class WorkController {

    private final StopSignal stop;
    private final TrainingEndpoint training;

    WorkController(StopSignal stop, TrainingEndpoint training) {
        this.stop = stop;
        this.training = training;
    }

    /** {@code DELETE /api/work}: stops it after saving what is finished. The next run in the queue then begins. */
    @DeleteMapping("/api/work")
    @ResponseStatus(HttpStatus.ACCEPTED)
    TrainingView stop() {
        if (!stop.stopWork()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "Nothing is under way.");
        }
        return training.training();
    }
}
