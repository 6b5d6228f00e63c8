package dev.lenet.trainer.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;

/**
 * Who may ask: with a token whoever knows it, without one who asks from this machine.
 *
 * @param token the token, or none
 */
record Admission(AccessToken token) {

    private static final TokenConverter CREDENTIALS = new TokenConverter();

    /**
     * Whether a request may be answered, whatever it asks for. False also for credentials that cannot be read.
     *
     * @throws IOException never; the address of the request is no name that would have to be looked up
     */
    boolean admits(HttpServletRequest request) throws IOException {
        return token.isSet() ? knowsToken(request) : isLocal(request);
    }

    /**
     * Whether a request came to a loopback address under a loopback name. The name matters because a web page from elsewhere can
     * point its own host name at 127.0.0.1 (DNS rebinding) and would then read the answers.
     *
     * @throws IOException never, as above
     */
    static boolean isLocal(HttpServletRequest request) throws IOException {
        return ServerAddress.isLoopback(request.getServerName())
                && InetAddress.getByName(request.getLocalAddr()).isLoopbackAddress();
    }

    private boolean knowsToken(HttpServletRequest request) {
        try {
            Authentication asked = CREDENTIALS.convert(request);
            return asked != null && token.matches(String.valueOf(asked.getCredentials()));
        } catch (BadCredentialsException e) {
            return false;
        }
    }
}
