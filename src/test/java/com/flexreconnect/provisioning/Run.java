package com.flexreconnect.provisioning;

import com.flexreconnect.simulator.TwilioSimulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The command in this process, as somebody with such an environment runs it. */
final class Run {

    private final Map<String, String> environment;
    private final Path backups;
    final List<Duration> waits = new ArrayList<>();
    private Optional<String> answer = Optional.empty();
    private Runnable whileAsked = () -> {};
    private Clock clock = Clock.systemUTC();
    private String output = "";

    Run(TwilioSimulator twilio, Path backups) {
        this.environment = new HashMap<>(twilio.serviceEnvironment());
        environment.remove("TWILIO_RECOVERY_PING_WORKFLOW_SID");
        environment.remove("TWILIO_WORKSPACE_SID");
        this.backups = backups;
    }

    Run with(String setting, String value) {
        environment.put(setting, value);
        return this;
    }

    /** Somebody is there and answers so, after that has happened. */
    Run answering(String line, Runnable meanwhile) {
        answer = Optional.of(line);
        whileAsked = meanwhile;
        return this;
    }

    Run at(Clock other) {
        clock = other;
        return this;
    }

    /** @return the exit code */
    int run(String... arguments) {
        var bytes = new ByteArrayOutputStream();
        var terminal =
                new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, answer.map(line -> () -> {
                    whileAsked.run();
                    return line;
                }));
        var all = Stream.concat(
                Stream.of(arguments), Stream.of("--backups", backups.toString(), "--env-file", "/dev/null"));
        var code = new Provision(terminal, environment, clock, this::wait).with(all.toArray(String[]::new));
        output = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    String output() {
        return output;
    }

    /** On one line, however it was broken. */
    String words() {
        return output.replaceAll("\\s+", " ");
    }

    private void wait(Duration time) {
        waits.add(time);
        try {
            Thread.sleep(Math.min(time.toMillis(), 4000));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
