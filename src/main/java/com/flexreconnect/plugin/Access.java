package com.flexreconnect.plugin;

import com.flexreconnect.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which pages a browser may call us from, and how we read what they send. */
@Configuration(proxyBeanMethods = false)
class Access implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ReadFields());
    }

    /** A filter, so that refusals, too, carry the headers without which a page cannot read them. */
    @Bean
    FilterRegistrationBean<CorsFilter> flexOrigins(Settings settings) {
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(settings.allowedOrigins());
        allowed.setAllowedMethods(List.of("POST"));
        allowed.setAllowedHeaders(List.of("Authorization", "Content-Type"));
        allowed.setExposedHeaders(List.of("Retry-After"));
        allowed.setMaxAge(3600L);
        var paths = new UrlBasedCorsConfigurationSource();
        paths.registerCorsConfiguration("/flex/**", allowed);
        var filter = new CorsFilter(paths);
        filter.setCorsProcessor(new RefuseInJson());
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/flex/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return registration;
    }

    private static final class RefuseInJson extends DefaultCorsProcessor {
        private static final String BODY = "{\"status\":403,\"error\":{\"code\":\"origin_not_allowed\",\"message\":"
                + "\"Pages of this origin may not call this service: add it to FLEX_ALLOWED_ORIGINS.\"}}";

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
            response.getBody().write(BODY.getBytes(StandardCharsets.UTF_8));
            response.flush();
        }
    }
}
