package dev.lenet.trainer.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;

/** Finds the token in a request: as a bearer token, or as the password of HTTP Basic, which browsers prompt for. */
final class TokenConverter implements AuthenticationConverter {

    private static final String BEARER = "Bearer ";

    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String bearer = bearer(request);
        return bearer == null
                ? basic.convert(request)
                : UsernamePasswordAuthenticationToken.unauthenticated("bearer", bearer);
    }

    /** Returns the bearer token of a request, right or wrong; null if it has none. */
    static @Nullable String bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }
}
