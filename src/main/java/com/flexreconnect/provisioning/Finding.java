package com.flexreconnect.provisioning;

import java.util.Optional;

/**
 * One line of a check.
 *
 * @param what is so; a sentence
 * @param todo what to do about it; empty when it is good
 */
record Finding(Mark mark, String what, Optional<String> todo) {

    static Finding good(String what) {
        return new Finding(Mark.GOOD, what, Optional.empty());
    }

    static Finding wrong(String what, String todo) {
        return new Finding(Mark.WRONG, what, Optional.of(todo));
    }

    static Finding note(String what, String todo) {
        return new Finding(Mark.NOTE, what, Optional.of(todo));
    }

    static Finding when(boolean good, String what, String otherwise, String todo) {
        return good ? good(what) : wrong(otherwise, todo);
    }

    boolean isWrong() {
        return mark == Mark.WRONG;
    }
}
