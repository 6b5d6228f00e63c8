package dev.lenet.trainer.web;

import dev.lenet.trainer.text.Text;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Collects the body of a request before it is processed, without a thread that waits for it: a client that sends a byte every
 * few seconds costs only a buffer until its time is up, and no other client has to wait. This filter is behind Spring Security,
 * so that only the bodies of authorized clients are read.
 */
final class BodyFilter extends GenericFilterBean {

    /** Ample for a request to queue a run, which has two dozen short fields. */
    static final int MOST_BYTES = 64 * 1024;

    /** Enough for an image from a camera. */
    static final int MOST_IMAGE_BYTES = 8 << 20;

    private final Duration timeout;

    /**
     * Creates a filter.
     *
     * @param timeout how long a body may take in total
     */
    BodyFilter(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            afterwards(request, (HttpServletResponse) response, chain);
        } else if (!hasBody(request)) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > most(request)) {
            refuse(request, (HttpServletResponse) response, HttpStatus.CONTENT_TOO_LARGE);
        } else {
            AsyncContext context = request.startAsync(request, response);
            context.setTimeout(timeout.toMillis());
            BodyCollector collector = new BodyCollector(context, request.getInputStream(), most(request));
            context.addListener(collector);
            request.getInputStream().setReadListener(collector);
        }
    }

    private static int most(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/predictions") ? MOST_IMAGE_BYTES : MOST_BYTES;
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static void afterwards(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Object outcome = request.getAttribute(BodyCollector.OUTCOME);
        if (outcome instanceof byte[] body) {
            chain.doFilter(new BufferedRequest(request, body), response);
        } else if (outcome instanceof HttpStatus status) {
            refuse(request, response, status);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
            throws IOException {
        response.sendError(
                status.value(),
                switch (status) {
                    case CONTENT_TOO_LARGE -> Text.format("The request has more than %d bytes.", most(request));
                    case REQUEST_TIMEOUT -> "The request did not arrive in time.";
                    default -> "The request's body cannot be read.";
                });
    }
}
