package com.flexreconnect.twilio;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Twilio left out, as text that is never null. */
final class Text {
    private Text() {}

    static String of(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static Optional<String> present(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
