package dev.lenet.trainer.web;

import static org.springframework.web.servlet.function.RequestPredicates.methods;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.ResourceRegionHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import tools.jackson.databind.json.JsonMapper;

/** What an endpoint of Spring Boot cannot do: downloads with headers of their own, and a request body that nests. */
@Configuration(proxyBeanMethods = false)
class Routes {

    /** Before the mapping of Boot's endpoints, which answers 405 to what it does not know below its paths. */
    private static final int BEFORE_ENDPOINTS = -200;

    @Bean
    RouterFunctionMapping trainerRoutes(
            Downloads downloads,
            Submissions submissions,
            JsonMapper json,
            @Value("${management.endpoints.web.base-path:/actuator}") String actuator) {
        RouterFunction<ServerResponse> routes = RouterFunctions.route()
                .add(get(actuator + "/models/{run}", downloads::model))
                .add(get(actuator + "/models/{study}/{run}", downloads::model))
                .add(get("/runs/{run}/{file}", downloads::file))
                .add(get("/runs/{study}/{run}/{file}", downloads::file))
                .POST(actuator + "/training", submissions::submit)
                .build();
        RouterFunctionMapping mapping = new RouterFunctionMapping(routes);
        mapping.setOrder(BEFORE_ENDPOINTS);
        mapping.setMessageConverters(List.of(
                new ByteArrayHttpMessageConverter(),
                new ResourceHttpMessageConverter(),
                new ResourceRegionHttpMessageConverter(),
                new JacksonJsonHttpMessageConverter(json)));
        return mapping;
    }

    private static RouterFunction<ServerResponse> get(String pattern, HandlerFunction<ServerResponse> handler) {
        RequestPredicate reads = methods(HttpMethod.GET, HttpMethod.HEAD).and(path(pattern));
        return RouterFunctions.route(reads, handler);
    }
}
