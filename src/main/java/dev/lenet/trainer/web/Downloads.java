package dev.lenet.trainer.web;

import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.text.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Serves model zips and the files of runs. Names are looked up in the catalogue and in a fixed list, never made into paths.
 */
@RestController
class Downloads {

    private static final MediaType ZIP = new MediaType("application", "zip");

    /** A report is a single file with inline styles and pictures, and has no scripts. */
    private static final String REPORT_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final RunCatalogue catalogue;
    private final FileAnswer answer;

    Downloads(RunCatalogue catalogue, FileAnswer answer) {
        this.catalogue = catalogue;
        this.answer = answer;
    }

    @GetMapping({"/actuator/models/{run}", "/actuator/models/{study}/{run}"})
    void model(
            @PathVariable(required = false) @Nullable String study,
            @PathVariable String run,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String address = address(study, run);
        Path file = catalogue
                .run(address)
                .flatMap(entry -> entry.file(RunFolder.MODEL))
                .orElseThrow(() -> notFound(Text.format("There is no model of run %s.", address)));
        String name = address.replace('/', '-') + ".zip";
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        answer.send(request, response, file, ZIP);
    }

    @GetMapping({"/runs/{run}/{file}", "/runs/{study}/{run}/{file}"})
    void file(
            @PathVariable(required = false) @Nullable String study,
            @PathVariable String run,
            @PathVariable String file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String address = address(study, run);
        Path path = find(address, file);
        if (path == null) {
            throw notFound(Text.format("There is no file %s of run or study %s.", file, address));
        }
        if (file.equals(RunFiles.REPORT)) {
            response.setHeader("Content-Security-Policy", REPORT_POLICY);
        }
        answer.send(request, response, path, RunFiles.type(file));
    }

    private @Nullable Path find(String address, String file) {
        if (!RunFiles.NAMES.contains(file)) {
            return null;
        }
        return catalogue
                .run(address)
                .flatMap(run -> run.file(file))
                .or(() -> catalogue.study(address).flatMap(each -> each.file(file)))
                .orElse(null);
    }

    private static String address(@Nullable String study, String run) {
        return study == null ? run : study + "/" + run;
    }

    /** Answers if the file was removed meanwhile, or the trainer has no permission to read it. */
    @ExceptionHandler({NoSuchFileException.class, FileNotFoundException.class})
    ProblemDetail unreadable() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "The file cannot be read.");
    }

    private static ResponseStatusException notFound(String what) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, what);
    }
}
