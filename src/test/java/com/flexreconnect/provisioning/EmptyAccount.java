package com.flexreconnect.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.world.Workflow;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** An account in which nobody has set up anything, and whatever happens there is told plainly. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class EmptyAccount {

    final TwilioSimulator twilio =
            TwilioSimulator.start(SimulatorSettings.standard().withPublicUrl("https://reconnect.example.com"));
    static final String VOICE = "Assign to Anyone";
    static final Predicate<RestCall> WRITES = call -> !call.method().equals("GET");

    @TempDir
    Path backups;

    Run run;
    String voiceBefore = "";

    @BeforeEach
    void nobodyHasSetUpAnything() {
        twilio.reset();
        twilio.emptyAccount();
        run = new Run(twilio, backups);
        voiceBefore = voice().configuration();
    }

    @AfterEach
    void whatever_happens_it_is_told_plainly() {
        assertThat(twilio.requests().unknownRequests()).isEmpty();
        assertThat(run.output())
                .doesNotContain(twilio.settings().authToken(), twilio.settings().apiSecret(), "Exception", "\tat ");
        assertThat(run.output().lines().filter(line -> line.length() > 80).toList())
                .isEmpty();
    }

    @AfterAll
    void stop() {
        twilio.close();
    }

    Workflow voice() {
        return workflow(VOICE);
    }

    Workflow workflow(String name) {
        return twilio.world().workflows().all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<String> names() {
        return twilio.world().workflows().all().stream().map(Workflow::name).toList();
    }

    /** Takes our two filters out by their bytes. */
    static String withoutOurs(String configuration) {
        var text = ConfigurationText.of(configuration);
        assertThat(ReconnectFilters.wrong(text.filters())).isEmpty();
        return text.without(0).without(0).text();
    }
}
