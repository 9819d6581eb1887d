package com.flexreconnect.twilio;

import com.flexreconnect.sid.Sid;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What Twilio left out, as text that is never null. */
final class Text {
    private Text() {}

    static String of(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** @throws TwilioFailure.Unreachable when a successful answer lacks what it must have: we cannot tell what was done */
    static <S extends Sid> S sid(Function<String, S> kind, @Nullable String value) {
        return Sid.read(kind, value).orElseThrow(() -> new TwilioFailure.Unreachable(null));
    }

    static Optional<String> present(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
