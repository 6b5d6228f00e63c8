package dev.lenet.trainer.web;

import dev.lenet.trainer.app.JobQueue;
import dev.lenet.trainer.app.RunRequests;
import dev.lenet.trainer.text.Text;
import dev.lenet.trainer.web.TrainingView.Waiting;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code /api/queue}: adds runs, cancels waiting ones, and changes their order. */
@RestController
@RequestMapping("/api/queue")
class QueueController {

    private final JobQueue queue;
    private final RunRequests requests;

    QueueController(JobQueue queue, RunRequests requests) {
        this.queue = queue;
        this.requests = requests;
    }

    /**
     * A new order.
     *
     * @param order names of waiting runs, the next one first; runs that are not named follow
     */
    record Order(@Nullable List<String> order) {}

    /** {@code POST /api/queue}: adds a run. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobQueue.Place add(@RequestBody Map<String, Object> request) {
        requireOpen();
        return queue.add(requests.read(request));
    }

    /** {@code DELETE /api/queue/NAME}: removes a waiting run from the queue. */
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String name) {
        requireOpen();
        if (!queue.cancel(name)) {
            throw queue.contains(name)
                    ? new ResponseStatusException(
                            HttpStatus.CONFLICT, Text.format("%s is running. Stop it with DELETE /api/work.", name))
                    : new ResponseStatusException(HttpStatus.NOT_FOUND, Text.format("No run %s is waiting.", name));
        }
    }

    /** {@code PATCH /api/queue}: changes the order of the waiting runs. */
    @PatchMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    List<Waiting> order(@RequestBody Order request) {
        requireOpen();
        if (request.order() == null) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Send the new order like this: {\"order\": [\"second\", \"first\"]}.");
        }
        try {
            queue.order(request.order());
        } catch (NoSuchElementException e) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    Text.format("No run %s is waiting; it may have begun. The order is unchanged.", e.getMessage()),
                    e);
        }
        return Waiting.of(queue.waiting());
    }

    private void requireOpen() {
        if (!queue.isOpen()) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "This trainer does not accept runs. Start it with --serve.");
        }
    }
}
