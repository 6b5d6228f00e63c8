package dev.lenet.trainer.web;

import dev.lenet.trainer.app.SingleImage;
import dev.lenet.trainer.dataset.images.UnreadableImageException;
import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.store.RunEntry;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code POST /api/models/RUN/predictions}: predicts an image with a run's model. */
@RestController
class PredictionController {

    private final RunCatalogue catalogue;
    private final SingleImage images;

    PredictionController(RunCatalogue catalogue, SingleImage images) {
        this.catalogue = catalogue;
        this.images = images;
    }

    @PostMapping(
            path = {"/api/models/{run}/predictions", "/api/models/{study}/{run}/predictions"},
            consumes = {MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_GIF_VALUE, "image/bmp"})
    PredictionView predict(
            @PathVariable(required = false) @Nullable String study, @PathVariable String run, @RequestBody byte[] image)
            throws UnreadableImageException {
        String address = study == null ? run : study + "/" + run;
        RunEntry entry = catalogue
                .run(address)
                .filter(each -> each.file(RunFolder.MODEL).isPresent())
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, Text.format("There is no model of run %s.", address)));
        SingleImage.Guess guess = images.predict(entry, image);
        if (guess == null) {
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE, "Another image is being predicted. Try again in a moment.");
        }
        return PredictionView.of(address, guess);
    }

    @ExceptionHandler
    ProblemDetail unreadable(UnreadableImageException e) {
        return ProblemDetail.forStatusAndDetail(
                e.isTooLarge() ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.UNPROCESSABLE_CONTENT,
                Text.format("The image cannot be predicted: %s.", e.getMessage()));
    }
}
