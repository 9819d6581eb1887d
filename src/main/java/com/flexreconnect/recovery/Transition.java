package com.flexreconnect.recovery;

import java.util.List;

/** The next state and what is to be done. */
public record Transition(Recovery next, List<Effect> effects) {

    static Transition to(Recovery next, Effect... effects) {
        return new Transition(next, List.of(effects));
    }

    static Transition to(Recovery next, List<Effect> effects) {
        return new Transition(next, List.copyOf(effects));
    }

    static Transition stay(Recovery recovery) {
        return new Transition(recovery, List.of());
    }
}
