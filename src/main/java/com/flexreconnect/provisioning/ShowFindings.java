package com.flexreconnect.provisioning;

import java.util.List;

/** A check, line by line. */
record ShowFindings(Terminal terminal) {

    /** @return the exit code */
    int show(List<Finding> findings) {
        for (var finding : findings) {
            terminal.say(finding.mark(), finding.what());
            finding.todo().ifPresent(terminal::more);
        }
        var wrong = findings.stream().filter(Finding::isWrong).count();
        terminal.blank();
        terminal.say(wrong == 0 ? "All is right." : wrong + (wrong == 1 ? " thing is" : " things are") + " wrong.");
        return wrong == 0 ? Provision.GOOD : Provision.THERE_IS_MORE;
    }
}
