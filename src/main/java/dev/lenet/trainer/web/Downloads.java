package dev.lenet.trainer.web;

import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Hands out model zips and the files of runs. Names are looked up in the catalogue and in a fixed list, never made into
 * paths. A file is read whole, a megabyte or so, so that length, digest and bytes are of the same moment even while a run
 * replaces it.
 */
@Component
class Downloads {

    private static final MediaType ZIP = new MediaType("application", "zip");

    private final RunCatalogue catalogue;

    Downloads(RunCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** {@code GET /actuator/models/RUN} and {@code .../STUDY/RUN}. */
    ServerResponse model(ServerRequest request) throws IOException {
        Optional<Path> file = catalogue.run(address(request)).flatMap(entry -> entry.file(RunFolder.MODEL));
        if (file.isEmpty()) {
            return ServerResponse.notFound().build();
        }
        String name = address(request).replace('/', '-') + ".zip";
        String disposition =
                ContentDisposition.attachment().filename(name).build().toString();
        return send(
                request,
                file.get(),
                ServerResponse.ok().contentType(ZIP).header(HttpHeaders.CONTENT_DISPOSITION, disposition));
    }

    /** {@code GET /runs/RUN/FILE}, {@code /runs/STUDY/FILE} and {@code /runs/STUDY/RUN/FILE}. */
    ServerResponse file(ServerRequest request) throws IOException {
        String name = request.pathVariable("file");
        Optional<Path> file = RunFiles.NAMES.contains(name) ? find(address(request), name) : Optional.empty();
        if (file.isEmpty()) {
            return ServerResponse.notFound().build();
        }
        return send(request, file.get(), ServerResponse.ok().contentType(RunFiles.type(name)));
    }

    private Optional<Path> find(String address, String name) {
        return catalogue
                .run(address)
                .flatMap(run -> run.file(name))
                .or(() -> catalogue.study(address).flatMap(study -> study.file(name)));
    }

    private static ServerResponse send(ServerRequest request, Path file, ServerResponse.BodyBuilder response)
            throws IOException {
        byte[] content = Files.readAllBytes(file);
        String tag = "\"" + Sha256.of(content) + "\"";
        response.eTag(tag).cacheControl(CacheControl.noCache());
        String ifRange = request.headers().firstHeader(HttpHeaders.IF_RANGE);
        // Spring serves ranges of resources, but does not know this header: a part of another version is of no use.
        return ifRange == null || ifRange.equals(tag)
                ? response.body(new ByteArrayResource(content))
                : response.contentLength(content.length).body(content);
    }

    private static String address(ServerRequest request) {
        String study = request.pathVariables().get("study");
        return (study == null ? "" : study + "/") + request.pathVariable("run");
    }
}
