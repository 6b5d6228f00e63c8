package dev.lenet.trainer.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Where there is no token: lets requests of this machine in and no others. */
final class LocalOnlyFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Admission.isLocal(request)) {
            chain.doFilter(request, response);
        } else {
            Refusal.send(
                    response,
                    HttpStatus.FORBIDDEN,
                    "Without a token the trainer answers to localhost and 127.0.0.1 alone. Set TRAINER_TOKEN to use"
                            + " another name.");
        }
    }
}
