package com.flexreconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class NothingPersonalIsLoggedTest {

    @Test
    void a_call_is_logged_by_the_shape_of_its_path_only() {
        try (var twilio = new StubTwilio()) {
            var lines = logged(() -> {
                catchThrowable(() -> new Tasks(Given.line(twilio)).withAttribute("phone", "+15005550006"));
                catchThrowable(() -> new Calls(Given.line(twilio)).redirect(Given.CALL, "<Response/>"));
                catchThrowable(() -> new FlexTokens(Given.line(twilio)).validate("the-token"));
            });
            assertThat(lines).hasSize(3).noneMatch(line -> line.contains("5005550006") || line.contains("the-token"));
            assertThat(lines).noneMatch(line -> line.contains("5".repeat(32)));
            assertThat(lines.get(0)).startsWith("GET /v1/Workspaces/WS/Tasks 404");
            assertThat(lines.get(1)).startsWith("POST /2010-04-01/Accounts/AC/Calls/CA.json 404");
            assertThat(lines.get(2)).startsWith("POST /v1/Accounts/AC/Tokens/validate 404");
        }
    }

    /** What we and Twilio's library write at the most talkative level, with the fields beside it. */
    private static List<String> logged(Runnable work) {
        var appender = new ListAppender<ILoggingEvent>();
        appender.start();
        var loggers = List.of(
                (Logger) LoggerFactory.getLogger("com.flexreconnect"), (Logger) LoggerFactory.getLogger("com.twilio"));
        loggers.forEach(logger -> {
            logger.setLevel(Level.TRACE);
            logger.addAppender(appender);
        });
        try {
            work.run();
        } finally {
            loggers.forEach(logger -> {
                logger.detachAppender(appender);
                logger.setLevel(null);
            });
        }
        return appender.list.stream()
                .map(line -> line.getFormattedMessage() + line.getMDCPropertyMap())
                .toList();
    }
}
