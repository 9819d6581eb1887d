package com.flexreconnect.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Tomcat refuses before Spring hears of it is answered in {@link ErrorBody}'s shape, too. */
@Configuration(proxyBeanMethods = false)
class TomcatErrors {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> errorsOfTomcatInJson() {
        return server -> server.addContextCustomizers(context -> {
            // by name: the host makes its own, and one that was already added would be second to it
            if (context.getParent() instanceof StandardHost host) host.setErrorReportValveClass(InJson.class.getName());
        });
    }

    /** Made by Tomcat, by its name. */
    public static final class InJson extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable fault) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
            try {
                response.setContentType("application/json");
                response.setCharacterEncoding("UTF-8");
                response.getReporter().write(ErrorBody.of(status).json());
                response.finishResponse();
            } catch (IOException | IllegalStateException nobodyListens) {
                // the status is what is left to say
            }
        }
    }
}
