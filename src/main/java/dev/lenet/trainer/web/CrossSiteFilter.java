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
 * Keeps other sites from changing anything through the browser of someone who is let in. A request that changes something must
 * carry a header that no other site can make a browser send without asking first, which the trainer never allows: one of its
 * own, or a bearer token. What the browser itself says of the request's origin must agree.
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

    /** Compares host and port; the scheme may differ behind a proxy that ends TLS. */
    private static boolean isHost(String origin, @Nullable String host) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
