package com.flexreconnect.settings;

import java.util.function.Function;

/**
 * What a setting must look like.
 *
 * @param wanted ends the sentences "set it to …" and "it must be …"
 * @param read throws when the text does not look like that
 */
record Shape<T>(String wanted, Function<String, T> read) {

    static <T> Shape<T> of(String wanted, Function<String, T> read) {
        return new Shape<>(wanted, read);
    }

    /** Text that matches a pattern, as it is. */
    static Shape<String> text(String wanted, String pattern) {
        return new Shape<>(wanted, text -> {
            check(text.matches(pattern));
            return text;
        });
    }

    static void check(boolean wellFormed) {
        if (!wellFormed) throw new IllegalArgumentException("malformed");
    }
}
