package com.flexreconnect.provisioning;

import com.flexreconnect.provisioning.Backup.Changed;
import com.flexreconnect.twilio.WorkspaceSeen;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** One run of one command against an account. */
record Session(Terminal terminal, Account account, Arguments arguments, Clock clock, Consumer<Duration> sleep) {

    int run() {
        var workspace = account.workspace();
        terminal.raw("Account    " + workspace.account());
        terminal.raw("Workspace  %s \"%s\"".formatted(workspace.workspace(), workspace.name()));
        terminal.raw("Service    " + account.settings().service().publicBaseUrl());
        terminal.blank();
        return switch (arguments.command()) {
            case PLAN -> plan(workspace);
            case APPLY -> apply(workspace);
            case CHECK -> check(workspace);
            case UNDO -> undo(workspace);
            case HELP -> Provision.GOOD;
        };
    }

    private int plan(WorkspaceSeen workspace) {
        var plan = MakePlan.of(desired(), account.read(workspace.workspace()));
        new ShowPlan(terminal).show(plan);
        if (!plan.problems().isEmpty()) return refuse();
        if (plan.isNothing()) return Provision.GOOD;
        terminal.blank();
        terminal.say("Nothing has been changed. apply does it.");
        return Provision.THERE_IS_MORE;
    }

    private int apply(WorkspaceSeen workspace) {
        var actual = account.read(workspace.workspace());
        var plan = MakePlan.of(desired(), actual);
        new ShowPlan(terminal).show(plan);
        if (!plan.problems().isEmpty()) return refuse();
        if (!plan.isNothing()) {
            if (!isConfirmed(plan)) return Provision.NOT_CONFIRMED;
            actual = perform(plan, workspace);
        }
        tell(actual, workspace);
        return Provision.GOOD;
    }

    private int refuse() {
        terminal.blank();
        terminal.say("Nothing has been changed.");
        return Provision.COULD_NOT;
    }

    private boolean isConfirmed(Plan plan) {
        terminal.blank();
        return arguments.yes()
                || agrees(plan.changesWhatWasThere() ? "Change this account, workflows in use included?" : "Do this?");
    }

    private boolean agrees(String question) {
        if (terminal.person().isEmpty()) {
            terminal.say("Nobody is here to answer (no terminal). Nothing has been changed; --yes does it.");
            return false;
        }
        var agreed = terminal.agrees(question);
        terminal.say(agreed ? "" : "Nothing has been changed.");
        return agreed;
    }

    /** The account is read again: minutes may have passed over the question. */
    private Actual perform(Plan shown, WorkspaceSeen workspace) {
        var actual = account.read(workspace.workspace());
        var plan = MakePlan.of(desired(), actual);
        if (!plan.steps().equals(shown.steps()))
            throw new Trouble(
                    "The account was changed by somebody else in the meantime. Nothing has been changed: run plan"
                            + " again.");
        var backup = Backup.start(
                arguments.backups(), workspace.account(), workspace.workspace(), changes(plan), clock.instant());
        var apply = new Apply(account.asking(), account.setup(), desired(), actual, backup);
        terminal.say("Backup: " + backup.file());
        for (var step : plan.steps()) {
            apply.step(step);
            terminal.say(Mark.GOOD, step.done());
        }
        terminal.blank();
        return apply.actual();
    }

    private static List<Changed> changes(Plan plan) {
        return plan.steps().stream()
                .flatMap(step -> step.changed().stream())
                .map(before -> new Changed(before.workflow().value(), before.name(), before.configuration(), ""))
                .toList();
    }

    /** What the service must be told now. */
    private void tell(Actual actual, WorkspaceSeen workspace) {
        var ping = actual.ping(desired()).orElseThrow(() -> new Trouble("There is no workflow for pings."));
        var settings = account.settings();
        if (settings.workspace().isPresent() && settings.pingWorkflow().isPresent()) {
            terminal.say("The account is ready. Next: provision check");
            return;
        }
        terminal.say("The account is ready. Put this into .env:");
        terminal.blank();
        terminal.raw("TWILIO_WORKSPACE_SID=" + workspace.workspace());
        terminal.raw("TWILIO_RECOVERY_PING_WORKFLOW_SID=" + ping.workflow());
        terminal.blank();
        terminal.say("Then start the service, and: provision check");
    }

    private int check(WorkspaceSeen workspace) {
        var origin = account.settings().service().publicBaseUrl();
        try (var door = new ServiceDoor(origin, account.settings().service().authToken())) {
            var check = new Check(account, new CheckWay(door, origin, sleep), clock);
            return new ShowFindings(terminal)
                    .show(check.all(desired(), workspace, account.read(workspace.workspace())));
        }
    }

    private int undo(WorkspaceSeen workspace) {
        var backup = arguments.backup().map(Backup::of).orElseGet(() -> Backup.newest(arguments.backups()));
        var undo = new Undo(terminal, account, workspace.workspace(), backup);
        undo.show();
        if (!arguments.yes() && !agrees("Undo this? The service loses what it needs.")) return Provision.NOT_CONFIRMED;
        return undo.perform() ? Provision.GOOD : Provision.COULD_NOT;
    }

    private Desired desired() {
        return Desired.of(account.settings(), arguments);
    }
}
