package com.flexreconnect;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.operator.Logins;
import com.flexreconnect.simulator.FirstCall;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.Story;
import com.flexreconnect.simulator.TwilioSimulator;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;

/**
 * {@code ./mvnw spring-boot:test-run}: the service with an embedded PostgreSQL and a simulated Twilio. Plays a first
 * call, tells its story, and stays up. With {@code -Dspring-boot.run.arguments=--empty-account} for {@code ./provision}.
 */
public final class TestFlexReconnect {

    private static final int SERVICE_PORT = 8080;
    private static final int TWILIO_PORT = 8081;

    private TestFlexReconnect() {}

    public static void main(String[] args) {
        if (RealFlexUi.isWanted()) {
            RealFlexUi.run(args);
            return;
        }
        FreePorts.orExit(SERVICE_PORT, TWILIO_PORT);
        var twilio = TwilioSimulator.start(
                SimulatorSettings.standard().withPort(TWILIO_PORT).withServiceUrl("http://127.0.0.1:" + SERVICE_PORT));
        SpringApplication.from(FlexReconnect::main).run(arguments(twilio, args));
        if (List.of(args).contains("--empty-account")) {
            emptyAccount(twilio);
            return;
        }
        System.out.println("\nA first call, played by the simulated Twilio:\n");
        try (var _ = Story.of(twilio, System.out::println)) {
            FirstCall.play(twilio);
        }
        System.out.printf(
                "%nThe service is at http://127.0.0.1:%d%nThe switchboard is at %s: play calls of your own. Ctrl-C ends"
                        + " both.%nThe operator's page is at http://127.0.0.1:%d/operator: log in as demo with the password"
                        + " demo, and look at the story of this call under Recoveries.%n",
                SERVICE_PORT, twilio.baseUrl(), SERVICE_PORT);
    }

    /** For {@code ./provision}: nothing is there but Flex, an agent and a workflow for calls. */
    private static void emptyAccount(TwilioSimulator twilio) {
        twilio.emptyAccount().flexConfiguration().serviceUrl(twilio.publicUrl());
        twilio.agent("Ada");
        System.out.println("\nAn account in which nothing is set up for recoveries. In another terminal:\n");
        twilio.serviceEnvironment().forEach((name, value) -> {
            if (!name.endsWith("WORKFLOW_SID") && !name.endsWith("WORKSPACE_SID"))
                System.out.printf("export %s=%s%n", name, value);
        });
        System.out.printf(
                "./provision plan --workflow 'Assign to Anyone'%n%nThe switchboard is at %s. Ctrl-C ends both.%n",
                twilio.baseUrl());
    }

    private static String[] arguments(TwilioSimulator twilio, String[] more) {
        List<String> all = new ArrayList<>();
        twilio.serviceEnvironment().forEach((name, value) -> all.add("--" + name + "=" + value));
        all.add("--spring.datasource.url=" + EmbeddedDatabase.jdbcUrl());
        all.add("--server.port=" + SERVICE_PORT);
        all.add("--OPERATOR_USERS=" + Logins.user("demo:demo", "act"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
