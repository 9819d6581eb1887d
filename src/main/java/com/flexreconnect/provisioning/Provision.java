package com.flexreconnect.provisioning;

import com.flexreconnect.settings.ProvisioningSettings;
import com.flexreconnect.twilio.AccountSetup;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The command {@code provision}. It needs neither the web server nor the database.
 *
 * @param environment the environment variables
 */
public record Provision(Terminal terminal, Map<String, String> environment, Clock clock, Consumer<Duration> sleep) {

    static final int GOOD = 0;
    static final int COULD_NOT = 1;
    static final int THERE_IS_MORE = 2;
    static final int NOT_CONFIRMED = 3;

    private static final String NAME = "provision";

    /** Whether these are arguments for this command, and not for the service. */
    public static boolean isWanted(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    /** @return the exit code of the process */
    public static int run(String[] arguments) {
        // nothing but our own sentences may be seen
        LoggingSystem.get(Provision.class.getClassLoader()).beforeInitialize();
        return new Provision(Terminal.ofThisProcess(), System.getenv(), Clock.systemUTC(), Provision::pause)
                .with(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    int with(String... typed) {
        try {
            var arguments = Arguments.of(Arrays.asList(typed));
            if (arguments.command() == Arguments.Command.HELP) {
                terminal.raw(Help.TEXT);
                return GOOD;
            }
            return with(arguments);
        } catch (Trouble trouble) {
            terminal.say(Mark.WRONG, trouble.sentence());
        } catch (RuntimeException fault) {
            // its text may hold what must not be seen
            terminal.say(
                    Mark.WRONG,
                    "This should not have happened: %s. Run the same command again: it looks first what is there."
                            .formatted(fault.getClass().getSimpleName()));
        }
        return COULD_NOT;
    }

    private int with(Arguments arguments) {
        var read = ProvisioningSettings.read(EnvFile.lookup(arguments.envFile(), environment));
        if (read.settings().isEmpty()) {
            terminal.say("Settings are missing or malformed:");
            read.problems().forEach(problem -> terminal.say(Mark.WRONG, problem));
            terminal.say("Set them in .env or as environment variables; .env.sample explains every one of them.");
            return COULD_NOT;
        }
        var settings = read.settings().get();
        try (var setup = AccountSetup.of(settings.service())) {
            var asking = new Asking(sleep, terminal::say);
            return new Session(terminal, new Account(asking, setup, settings), arguments, clock, sleep).run();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
