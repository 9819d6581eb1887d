package com.flexreconnect.operator;

import com.flexreconnect.recovery.RecoveryEvent.AnyAgentAskedFor;
import com.flexreconnect.recovery.RecoveryEvent.ByHand;
import com.flexreconnect.recovery.RecoveryEvent.CloseAskedFor;
import com.flexreconnect.recovery.RecoveryEvent.FallbackAskedFor;
import java.util.Arrays;
import java.util.Optional;

/** What a person may ask for, and what they are asked before it is done. */
enum Action {
    ANY_AGENT(
            "any-agent",
            "Send to any agent now",
            "The caller no longer waits for the agent who was lost: the next free agent answers."),
    FALLBACK(
            "fallback",
            "Send to the fallback",
            "The caller leaves the call or the queue and hears the fallback. Nobody brings them back from there."),
    CLOSE(
            "close",
            "Close",
            "Somebody else takes care of this caller. The caller stays where they are, and nothing more is done for"
                    + " them.");

    final String path;
    final String title;
    final String consequence;

    Action(String path, String title, String consequence) {
        this.path = path;
        this.title = title;
        this.consequence = consequence;
    }

    static Optional<Action> at(String path) {
        return Arrays.stream(values())
                .filter(action -> action.path.equals(path))
                .findFirst();
    }

    ByHand asked(String by) {
        return switch (this) {
            case ANY_AGENT -> new AnyAgentAskedFor(by);
            case FALLBACK -> new FallbackAskedFor(by);
            case CLOSE -> new CloseAskedFor(by);
        };
    }
}
