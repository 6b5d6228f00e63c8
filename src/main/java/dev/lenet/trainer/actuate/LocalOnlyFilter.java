package dev.lenet.trainer.actuate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where there is no token: lets requests in that came to a loopback address under a loopback name. The name matters because a
 * web page from elsewhere can point its own host name at 127.0.0.1 (DNS rebinding) and would then read the answers.
 */
final class LocalOnlyFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ServerAddress.isLoopback(request.getServerName())
                && InetAddress.getByName(request.getLocalAddr()).isLoopbackAddress()) {
            chain.doFilter(request, response);
        } else {
            Refusal.send(
                    response,
                    HttpStatus.FORBIDDEN,
                    "Without a token the trainer answers to localhost and 127.0.0.1 alone. Set TRAINER_TOKEN to use another name.");
        }
    }
}
