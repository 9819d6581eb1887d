package com.flexreconnect.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class SettingsAtStartTest {

    @Test
    void givesTheContextSettingsAndAClock() {
        try (var context = start("--PUBLIC_BASE_URL=https://other.example.com")) {
            assertThat(context.getBean(Settings.class).publicBaseUrl()).hasToString("https://other.example.com");
            assertThat(context.getBean(Clock.class).getZone()).hasToString("Z");
        }
    }

    @Test
    void stopsTheStartWithOneMessageBeforeAnythingConnects(CapturedOutput output) {
        var refused = catchThrowable(() -> start(
                "--TWILIO_ACCOUNT_SID=",
                "--TWILIO_AUTH_TOKEN=not a token",
                "--spring.datasource.url=postgres://somewhere",
                "--server.port=nine"));

        assertThat(refused).isInstanceOf(BadSettings.class);
        assertThat(Something.made).isFalse();
        assertThat(output.getOut())
                .containsOnlyOnce("Settings are missing or malformed:")
                .contains("- TWILIO_ACCOUNT_SID is missing: set it to ")
                .contains("- TWILIO_AUTH_TOKEN is malformed: it must be ")
                .contains("- SPRING_DATASOURCE_URL is malformed: it must be ")
                .contains("- SERVER_PORT is malformed: it must be ")
                .contains(".env.sample")
                .doesNotContain("\tat com.flexreconnect")
                .doesNotContain("not a token");
    }

    private static ConfigurableApplicationContext start(String... args) {
        Something.made = false;
        return new SpringApplicationBuilder(Something.class)
                .web(WebApplicationType.NONE)
                .run(args);
    }

    @Configuration(proxyBeanMethods = false)
    static class Something {
        static boolean made;

        @Bean
        Object connection() {
            made = true;
            return new Object();
        }
    }
}
