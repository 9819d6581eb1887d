package com.flexreconnect.recovery;

import java.util.List;

/** The next state and what is to be done. {@code news} false: the event changed nothing. */
public record Transition(Recovery next, List<Effect> effects, boolean news) {

    static Transition to(Recovery next, Effect... effects) {
        return new Transition(next, List.of(effects), true);
    }

    static Transition to(Recovery next, List<Effect> effects) {
        return new Transition(next, List.copyOf(effects), true);
    }

    static Transition stay(Recovery recovery) {
        return new Transition(recovery, List.of(), false);
    }
}
