package dev.lenet.trainer.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.io.support.ResourceRegion;
import org.springframework.http.CacheControl;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ResourceRegionHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;

/** Sends a file, whole or in parts, with its SHA-256 as the ETag. */
@Component
class FileAnswer {

    private static final ResourceRegionHttpMessageConverter PARTS = new ResourceRegionHttpMessageConverter();

    private final Digests digests;

    FileAnswer(Digests digests) {
        this.digests = digests;
    }

    void send(HttpServletRequest request, HttpServletResponse response, Path path, MediaType type) throws IOException {
        try (OpenFile file = OpenFile.open(path)) {
            ETag tag = new ETag(digests.of(file), false);
            response.setHeader(HttpHeaders.ETAG, tag.formattedTag());
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
            Conditions conditions = new Conditions(request, tag);
            HttpStatus status = conditions.status();
            if (status != HttpStatus.OK) {
                response.setStatus(status.value());
                return;
            }
            response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
            List<ResourceRegion> parts = conditions.parts(file, file.contentLength());
            if (parts == null) {
                sendWhole(request, response, file, type);
            } else {
                sendParts(response, file, type, parts);
            }
        }
    }

    private static void sendWhole(
            HttpServletRequest request, HttpServletResponse response, OpenFile file, MediaType type)
            throws IOException {
        response.setContentType(type.toString());
        response.setContentLengthLong(file.contentLength());
        if (request.getMethod().equals("GET")) {
            StreamUtils.copy(file.getInputStream(), response.getOutputStream());
        }
    }

    private static void sendParts(
            HttpServletResponse response, OpenFile file, MediaType type, List<ResourceRegion> parts)
            throws IOException {
        if (parts.isEmpty()) {
            response.setStatus(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.contentLength());
            response.setContentLength(0);
        } else {
            response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
            PARTS.write(parts, type, new ServletServerHttpResponse(response));
        }
    }
}
