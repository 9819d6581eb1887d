package com.flexreconnect.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From nothing to a caller who is kept: the command as a process of its own, the service as it runs. */
class ProvisionedTest extends Scenario {

    @TempDir
    private Path folder;

    private String output = "";

    @Test
    void an_empty_account_is_provisioned_checked_and_keeps_its_first_caller() throws Exception {
        twilio.emptyAccount();
        var ping = twilio.settings().ids().pingWorkflow();

        assertThat(provision(Map.of(), "check")).as(output).isEqualTo(2);
        assertThat(output).contains("There is no workflow for pings", "No sink sends to");
        assertThat(provision(Map.of(), "plan", "--workflow", "Assign to Anyone"))
                .isEqualTo(2);
        assertThat(provision(Map.of(), "apply", "--workflow", "Assign to Anyone", "--yes"))
                .isZero();
        assertThat(output).contains("TWILIO_RECOVERY_PING_WORKFLOW_SID=" + ping);

        twilio.flexConfiguration().serviceUrl(twilio.publicUrl());
        var settings = Map.of("TWILIO_RECOVERY_PING_WORKFLOW_SID", ping);
        assertThat(provision(settings, "check")).as(output).isZero();
        assertThat(output)
                .contains(
                        "A test event of Twilio's has arrived there.",
                        "It refuses what is not signed.",
                        "All is right.")
                .doesNotContain("WRONG", twilio.settings().authToken());

        callWithAda();
        ada.refresh(BRIEFLY);
        until(ada::talks);
        assertThat(outcome()).isEqualTo("RECOVERED");

        itSaysWhatIsWrong(settings);
    }

    private void itSaysWhatIsWrong(Map<String, String> settings) throws Exception {
        twilio.flexConfiguration().serviceUrl("https://elsewhere.example.com");
        twilio.world().workers().setCapacity(twilio.agent("Ada").workerSid(), "default", 0);
        twilio.serviceReachable(false);
        twilio.webhooks().hold();
        twilio.eventStreams().status(twilio.eventStreams().sinks().getFirst().sid(), "validating");
        assertThat(provision(settings, "check")).isEqualTo(2);
        assertThat(output.replaceAll("\\s+", " "))
                .contains(
                        "The plugin looks for the service at https://elsewhere.example.com.",
                        "1 of 1 workers have no capacity for pings",
                        "is validating.",
                        "A test event of Twilio's did not arrive within 20 s.");
        var other = new HashMap<>(settings);
        other.put("PUBLIC_BASE_URL", twilio.serviceUrl().replace("127.0.0.1", "localhost"));
        assertThat(provision(other, "check")).isEqualTo(2);
        assertThat(output.replaceAll("\\s+", " ")).contains("The service refuses a right signature");
        other.put("PUBLIC_BASE_URL", "http://127.0.0.1:1");
        assertThat(provision(other, "check")).isEqualTo(2);
        assertThat(output).contains("Nobody answers at http://127.0.0.1:1.");
    }

    private int provision(Map<String, String> settings, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "com.flexreconnect.FlexReconnect",
                "provision"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(twilio.serviceEnvironment());
        builder.environment().remove("TWILIO_RECOVERY_PING_WORKFLOW_SID");
        builder.environment().remove("TWILIO_WORKSPACE_SID");
        builder.environment().putAll(settings);
        var process = builder.start();
        process.getOutputStream().close();
        output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        System.out.println("provision " + String.join(" ", arguments) + "\n" + output);
        return process.exitValue();
    }
}
