package dev.lenet.trainer.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.jackson.EndpointJsonMapper;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
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
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may ask for what, and what browsers are told to be careful with. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final int SHORT_WAY = 0;

    private static final String NOTHING_ELSE = "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The page: files of its own, data from its own server, nothing inline. */
    private static final String PAGE =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
                    + NOTHING_ELSE;

    /** A report is one file: its styles and pictures are inside it, and it has no script. */
    private static final String REPORT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:" + NOTHING_ELSE;

    @Bean
    AccessToken accessToken(Environment environment) {
        return new AccessToken(environment.getProperty(AccessToken.SETTING));
    }

    @Bean
    SecurityFilterChain filterChain(
            HttpSecurity http,
            AccessToken token,
            AuthenticationManager authentication,
            @Value("${management.endpoints.web.base-path:/actuator}") String actuator) {
        http.csrf(AbstractHttpConfigurer::disable) // CrossSiteFilter does it, without a session
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers)
                .addFilterBefore(new CrossSiteFilter(), AuthorizationFilter.class);
        if (!token.isSet()) {
            return http.addFilterBefore(new LocalOnlyFilter(), CrossSiteFilter.class)
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }
        AuthenticationFilter filter = new AuthenticationFilter(authentication, new TokenConverter());
        filter.setSuccessHandler((request, response, who) -> {});
        filter.setFailureHandler(challenge()::commence);
        return http.addFilterBefore(filter, AuthorizationFilter.class)
                .exceptionHandling(refused -> refused.authenticationEntryPoint(challenge()))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(actuator + "/health/liveness", actuator + "/health/readiness")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /**
     * The short way for what is polled: behind the firewall and with the headers that all answers have, but with nothing else of
     * the long chain, and before it.
     */
    @Bean
    @Order(SHORT_WAY)
    @ConditionalOnAvailableEndpoint(endpoint = TrainingEndpoint.class)
    @ConditionalOnManagementPort(ManagementPortType.SAME)
    SecurityFilterChain shortWay(
            @Qualifier("filterChain") SecurityFilterChain longWay,
            AccessToken token,
            TrainingEndpoint training,
            EndpointJsonMapper json,
            @Value("${management.endpoints.web.base-path:/actuator}") String actuator) {
        ShortWay shortWay = new ShortWay(actuator + "/training", new Admission(token), training, json.get());
        Stream<Filter> headers = longWay.getFilters().stream().filter(HeaderWriterFilter.class::isInstance);
        return new DefaultSecurityFilterChain(
                shortWay, Stream.concat(headers, Stream.of(shortWay)).toList());
    }

    /** Also keeps Spring Boot from inventing a user with a password. */
    @Bean
    AuthenticationManager authenticationManager(AccessToken token) {
        return asked -> {
            if (!token.matches(String.valueOf(asked.getCredentials()))) {
                throw new BadCredentialsException("wrong token");
            }
            return UsernamePasswordAuthenticationToken.authenticated("token", null, List.of());
        };
    }

    /** A path that tries to be clever names nothing. */
    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return new HttpStatusRequestRejectedHandler(HttpStatus.NOT_FOUND.value());
    }

    /** Leaves encoded slashes to the firewall of Spring Security, which refuses them as it does all of their kind. */
    @Bean
    TomcatConnectorCustomizer pathsThatNameNothing() {
        return connector -> {
            connector.setEncodedSolidusHandling("passthrough");
            connector.setEncodedReverseSolidusHandling("passthrough");
            NowhereAdapter.install(connector);
        };
    }

    private static AuthenticationEntryPoint challenge() {
        return (request, response, problem) -> {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"trainer\"");
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"trainer\", charset=\"UTF-8\"");
            Refusal.send(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "The token is missing or wrong. Send it as Authorization: Bearer TOKEN, or as the password with"
                            + " any user name.");
        };
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        HeaderWriter policy =
                (request, response) -> response.setHeader("Content-Security-Policy", isReport(request) ? REPORT : PAGE);
        headers.addHeaderWriter(policy)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    private static boolean isReport(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/runs/") && path.endsWith("/" + RunFiles.REPORT);
    }
}
