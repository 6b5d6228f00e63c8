package dev.lenet.trainer.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps other sites from changing anything through an authorized user's browser. A request that changes something must have a
 * header of the trainer's own or a bearer token. Another site cannot make a browser send either without a preflight request,
 * which the trainer never allows. What the browser says about the request's origin must agree.
 */
final class CrossSiteFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Requested-With";
    static final String VALUE = "trainer";

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (READS.contains(request.getMethod()) || (isOwnSite(request) && isDeliberate(request))) {
            chain.doFilter(request, response);
        } else {
            response.sendError(
                    HttpStatus.FORBIDDEN.value(),
                    "A request that changes something needs the header X-Requested-With: trainer or a bearer token, and must not come from another site.");
        }
    }

    private static boolean isDeliberate(HttpServletRequest request) {
        return VALUE.equals(request.getHeader(HEADER)) || TokenConverter.bearer(request) != null;
    }

    private static boolean isOwnSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return (site == null || OWN_SITE.contains(site))
                && (origin == null || isHost(origin, request.getHeader(HttpHeaders.HOST)));
    }

    /** Compares host and port. The scheme may differ behind a proxy that terminates TLS. */
    private static boolean isHost(String origin, @Nullable String host) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
