package dev.lenet.trainer.web;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Access control, and the security headers for browsers. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    /** The policy for the page: only files and data from its own server, nothing inline. */
    private static final String PAGE =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Bean
    AccessToken accessToken(Environment environment) {
        return new AccessToken(environment.getProperty(AccessToken.SETTING));
    }

    @Bean
    SecurityFilterChain filterChain(HttpSecurity http, AccessToken token, AuthenticationManager authentication) {
        http.csrf(AbstractHttpConfigurer::disable) // CrossSiteFilter does it, without a session
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers)
                .addFilterBefore(new CrossSiteFilter(), AuthorizationFilter.class);
        if (!token.isSet()) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }
        AuthenticationFilter filter = new AuthenticationFilter(authentication, new TokenConverter());
        filter.setSuccessHandler((request, response, who) -> {});
        filter.setFailureHandler(challenge()::commence);
        return http.addFilterBefore(filter, CrossSiteFilter.class)
                .exceptionHandling(refused -> refused.authenticationEntryPoint(challenge()))
                .authorizeHttpRequests(requests -> requests
                        // A request that was already authorized and whose body has now arrived.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Also keeps Spring Boot from creating a default user with a generated password. */
    @Bean
    AuthenticationManager authenticationManager(AccessToken token) {
        return asked -> {
            if (!token.matches(String.valueOf(asked.getCredentials()))) {
                throw new BadCredentialsException("wrong token");
            }
            return UsernamePasswordAuthenticationToken.authenticated("token", null, List.of());
        };
    }

    /**
     * Without a token, requests must use a loopback name. Otherwise a foreign web page could point its own host name at
     * 127.0.0.1 (DNS rebinding) and read the answers.
     */
    @Bean
    HttpFirewall httpFirewall(AccessToken token) {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        if (!token.isSet()) {
            firewall.setAllowedHostnames(ServerSettings::isLoopback);
        }
        return firewall;
    }

    /** Observes requests as a whole, not filter by filter. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Answers a suspicious path with 404, and a refused host name with 403. */
    @Bean
    RequestRejectedHandler requestRejectedHandler(AccessToken token) {
        return (request, response, rejected) -> {
            if (token.isSet() || ServerSettings.isLoopback(request.getServerName())) {
                response.sendError(HttpStatus.NOT_FOUND.value());
            } else {
                response.sendError(
                        HttpStatus.FORBIDDEN.value(),
                        "Without a token the trainer answers only to localhost and 127.0.0.1. Set TRAINER_TOKEN to use another name.");
            }
        };
    }

    private static AuthenticationEntryPoint challenge() {
        return (request, response, problem) -> {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"trainer\"");
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"trainer\", charset=\"UTF-8\"");
            response.sendError(
                    HttpStatus.UNAUTHORIZED.value(),
                    "The token is missing or wrong. Send it as Authorization: Bearer TOKEN, or as the password with any user name.");
        };
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(PAGE))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}
