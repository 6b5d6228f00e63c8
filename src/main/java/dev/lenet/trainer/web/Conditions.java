package dev.lenet.trainer.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourceRegion;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;

/**
 * The conditions and ranges of a request for a file (RFC 9110, sections 13 and 14). Spring's implementation lacks
 * {@code If-Match}, {@code If-None-Match: *} and {@code If-Range}, and refuses ranges that the RFC says to ignore.
 *
 * @param request a GET or HEAD
 * @param tag the strong validator of the file
 */
record Conditions(HttpServletRequest request, ETag tag) {

    private static final String BYTES = "bytes=";

    /** Returns the status that the conditions require: 412, 304, or 200. */
    HttpStatus status() {
        if (isThere(HttpHeaders.IF_MATCH) && !anyMatches(HttpHeaders.IF_MATCH, each -> each.compare(tag, true))) {
            return HttpStatus.PRECONDITION_FAILED;
        }
        return anyMatches(HttpHeaders.IF_NONE_MATCH, each -> each.compare(tag, false))
                ? HttpStatus.NOT_MODIFIED
                : HttpStatus.OK;
    }

    private boolean isThere(String header) {
        return request.getHeader(header) != null;
    }

    private boolean anyMatches(String header, Predicate<ETag> matches) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(value -> ETag.parse(value).stream())
                .anyMatch(each -> each.isWildcard() || matches.test(each));
    }

    /**
     * Returns the requested parts.
     *
     * @param file the whole file
     * @return an empty list if none of the requested parts exists, which is an error; null for the whole file
     */
    @Nullable
    List<ResourceRegion> parts(Resource file, long length) {
        String range = request.getHeader(HttpHeaders.RANGE);
        String version = request.getHeader(HttpHeaders.IF_RANGE);
        if (!request.getMethod().equals("GET")
                || range == null
                || !range.regionMatches(true, 0, BYTES, 0, BYTES.length())
                // A part of another version is of no use.
                || (version != null && !version.equals(tag.formattedTag()))) {
            return null;
        }
        try {
            List<HttpRange> asked = HttpRange.parseRanges(BYTES + range.substring(BYTES.length()));
            List<HttpRange> there = asked.stream()
                    .filter(each -> each.getRangeStart(length) < length)
                    .toList();
            return asked.isEmpty() ? null : HttpRange.toResourceRegions(there, file);
        } catch (IllegalArgumentException e) {
            return null; // not a range, or parts that together are larger than the file
        }
    }
}
