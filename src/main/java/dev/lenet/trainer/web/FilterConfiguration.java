package dev.lenet.trainer.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** The filters between Spring Security, which authorizes a request, and Spring MVC, which answers it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class FilterConfiguration {

    @Bean
    FilterRegistrationBean<BodyFilter> bodies(@Value("${server.tomcat.connection-timeout}") Duration timeout) {
        FilterRegistrationBean<BodyFilter> filter = new FilterRegistrationBean<>(new BodyFilter(timeout));
        filter.addUrlPatterns("/api/*");
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        return filter;
    }

    /** Lists and histories are long and seldom change, so a client that already has one need not download it again. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
        FilterRegistrationBean<ShallowEtagHeaderFilter> filter = new FilterRegistrationBean<>(new ConditionalLists());
        filter.addUrlPatterns("/actuator/models", "/actuator/training/*");
        return filter;
    }

    /** Spring's filter, for answers that a client may cache; by default Spring Security forbids caching. */
    private static final class ConditionalLists extends ShallowEtagHeaderFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
            super.doFilterInternal(request, response, chain);
        }
    }
}
