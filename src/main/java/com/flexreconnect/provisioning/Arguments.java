package com.flexreconnect.provisioning;

import com.flexreconnect.settings.ProvisioningSettings;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What whoever runs the command has typed.
 *
 * @param workflows names or SIDs, in place of the setting
 * @param yes whether the question is answered already
 * @param backups the folder in which backups are kept
 * @param backup the one that shall be undone; empty: the newest
 * @param envFile where settings are read that are not in the environment
 */
record Arguments(
        Command command,
        List<String> workflows,
        Optional<String> queue,
        Optional<String> environment,
        boolean yes,
        Path backups,
        Optional<Path> backup,
        Optional<Path> envFile) {

    enum Command {
        PLAN,
        APPLY,
        CHECK,
        UNDO,
        HELP
    }

    private static final Map<String, Command> COMMANDS =
            Map.of("plan", Command.PLAN, "apply", Command.APPLY, "check", Command.CHECK, "undo", Command.UNDO);

    /** @throws Trouble what was typed makes no sense */
    static Arguments of(List<String> typed) {
        if (typed.isEmpty()
                || typed.contains("--help")
                || typed.contains("-h")
                || typed.getFirst().equals("help")) return help();
        var command = COMMANDS.get(typed.getFirst());
        if (command == null)
            throw new Trouble("There is no command " + typed.getFirst() + ": plan, apply, check, undo.");
        return options(command, new ArrayDeque<>(typed.subList(1, typed.size())));
    }

    private static Arguments options(Command command, Deque<String> rest) {
        var workflows = new ArrayList<String>();
        String queue = null;
        String environment = null;
        String envFile = null;
        String backup = null;
        var backups = "provision-backups";
        var yes = false;
        while (!rest.isEmpty()) {
            var word = rest.pop();
            switch (word) {
                case "--yes", "-y" -> yes = true;
                case "--workflow" -> workflows.add(value(word, rest));
                case "--queue" -> queue = value(word, rest);
                case "--environment" -> environment = environment(value(word, rest));
                case "--backups" -> backups = value(word, rest);
                case "--env-file" -> envFile = value(word, rest);
                default -> {
                    if (command != Command.UNDO || word.startsWith("-") || backup != null)
                        throw new Trouble("There is no option " + word + ". --help shows them all.");
                    backup = word;
                }
            }
        }
        return new Arguments(
                command,
                List.copyOf(workflows),
                Optional.ofNullable(queue),
                Optional.ofNullable(environment),
                yes,
                Path.of(backups),
                path(backup),
                path(envFile));
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty() || rest.peek().startsWith("--") || rest.peek().isBlank())
            throw new Trouble("The option " + option + " needs a value.");
        return rest.pop();
    }

    private static String environment(String name) {
        return ProvisioningSettings.environment(name)
                .orElseThrow(() ->
                        new Trouble("--environment must be a short name like staging: letters, digits and dashes."));
    }

    private static Optional<Path> path(@Nullable String text) {
        return Optional.ofNullable(text).map(Path::of);
    }

    private static Arguments help() {
        return new Arguments(
                Command.HELP,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                Path.of("."),
                Optional.empty(),
                Optional.empty());
    }
}
