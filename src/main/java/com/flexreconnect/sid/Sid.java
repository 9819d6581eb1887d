package com.flexreconnect.sid;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One of Twilio's identifiers: two letters that name the kind, then 32 hexadecimal digits. */
public sealed interface Sid
        permits AccountSid,
                CallSid,
                ConferenceSid,
                QueueSid,
                ReservationSid,
                SinkSid,
                SubscriptionSid,
                TaskSid,
                WorkerSid,
                WorkflowSid,
                WorkspaceSid {

    Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{32}");

    String value();

    /**
     * Reads a SID from text that others wrote.
     *
     * @return empty when the text is absent or not a SID of that kind
     */
    static <S extends Sid> Optional<S> read(Function<String, S> kind, @Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(kind.apply(text));
        } catch (IllegalArgumentException notOfThatKind) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException naming the expected shape, never the text itself: it may be somebody's phone number */
    static void check(String prefix, String value) {
        if (!value.startsWith(prefix) || !DIGITS.matcher(value.substring(2)).matches())
            throw new IllegalArgumentException("expected " + prefix + " and 32 hexadecimal digits");
    }
}
