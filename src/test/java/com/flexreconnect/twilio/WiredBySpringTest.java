package com.flexreconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.flexreconnect.settings.Settings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class WiredBySpringTest {

    @Test
    void settings_are_all_that_this_package_needs() {
        try (var twilio = new StubTwilio();
                var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Settings.class, () -> Given.settings(Optional.of(twilio.origin()), Optional.empty()));
            context.scan("com.flexreconnect.twilio");
            context.refresh();
            assertThat(context.getBean(Participants.class).in(Given.CONFERENCE)).isEmpty();
            assertThat(context.getBean(Reservations.class).of(Given.TASK)).isEmpty();
            assertThat(context.getBeansOfType(Conferences.class)).hasSize(1);
            assertThat(context.getBeansOfType(Calls.class)).hasSize(1);
            assertThat(context.getBeansOfType(FlexTokens.class)).hasSize(1);
            assertThat(twilio.heard()).hasSize(2);
            var line = context.getBean(Line.class);
            context.close();
            assertThatExceptionOfType(TwilioFailure.Unreachable.class)
                    .isThrownBy(() -> new Calls(line).fetch(Given.CALL));
            assertThat(twilio.heard()).hasSize(2);
        }
    }
}
