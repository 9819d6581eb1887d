package com.flexreconnect.provisioning;

import com.flexreconnect.twilio.FlexSeen;
import com.flexreconnect.twilio.WorkspaceSeen;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything that must be right before callers can rely on the service. */
record Check(Account account, CheckWay way, Clock clock) {

    /** Enough to see how capacities are set, few enough for any workspace. */
    private static final int WORKERS = 20;

    List<Finding> all(Desired desired, WorkspaceSeen workspace, Actual actual) {
        var routing = account.setup().routing(workspace.workspace());
        var findings = new ArrayList<Finding>();
        findings.add(Finding.good("Twilio accepts the credentials of " + workspace.account() + "."));
        findings.add(CheckWay.clock("This machine's clock", Optional.of(clock.instant()), workspace.answeredAt()));
        var checkRouting = new CheckRouting(desired, actual);
        findings.addAll(checkRouting.pings());
        findings.addAll(checkRouting.calls());
        findings.add(CheckRouting.activities(account.asking().read("read the activities", routing::activities)));
        findings.addAll(CheckRouting.capacities(
                account.asking().read("read the capacities of workers", () -> routing.capacities(WORKERS))));
        findings.addAll(new CheckEvents(desired, actual).sinks());
        findings.addAll(way(desired, workspace, actual));
        findings.addAll(flex(desired, workspace));
        return findings;
    }

    private List<Finding> way(Desired desired, WorkspaceSeen workspace, Actual actual) {
        var findings = new ArrayList<>(way.signatures(workspace.answeredAt()));
        var sink = actual.sink(desired);
        var accepts = findings.getFirst().mark() == Mark.GOOD;
        if (sink.isPresent() && accepts)
            findings.add(way.testEvent(() -> account.asking().write("send a test event", () -> {
                account.setup().events().test(sink.get().sink());
                return sink;
            })));
        return findings;
    }

    private List<Finding> flex(Desired desired, WorkspaceSeen workspace) {
        var flex = account.asking().find("read the Flex configuration", account.setup()::flex);
        if (flex.isEmpty())
            return List.of(
                    Finding.wrong("The account has no Flex.", "Use the account that has, or set Flex up first."));
        return List.of(
                Finding.when(
                        flex.get().workspace().equals(Optional.of(workspace.workspace())),
                        "The workspace is the one in which Flex works.",
                        "Flex works in another workspace than " + workspace.workspace() + ".",
                        "Set TWILIO_WORKSPACE_SID to "
                                + flex.get().workspace().map(Object::toString).orElse("it") + "."),
                plugin(desired, flex.get()));
    }

    private Finding plugin(Desired desired, FlexSeen flex) {
        var wanted = account.settings().service().publicBaseUrl().toString();
        var found = flex.serviceUrl();
        var todo = "Set ui_attributes.flex_reconnect.service_url to %s: docs/provisioning.md.".formatted(wanted);
        if (found.isEmpty()) return Finding.wrong("The plugin is not told where the service is.", todo);
        var where = "The plugin looks for the service at " + found.get() + ".";
        if (found.get().replaceFirst("/+$", "").equals(wanted)) return Finding.good(where);
        // one account has one Flex configuration: it can point to one of them only
        return desired.environment().isPresent()
                ? Finding.note(where, "Right if another environment is in use now. Else: " + todo)
                : Finding.wrong(where, todo);
    }
}
