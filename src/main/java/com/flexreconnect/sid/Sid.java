package com.flexreconnect.sid;

import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
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

    int LENGTH = 34;

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
        if (value.length() != LENGTH || !value.startsWith(prefix) || !isHexadecimal(value, prefix.length()))
            throw new IllegalArgumentException("expected " + prefix + " and 32 hexadecimal digits");
    }

    /** Every callback reads some dozen SIDs: no regular expression. */
    private static boolean isHexadecimal(String text, int from) {
        for (var at = from; at < text.length(); at++) if (!HexFormat.isHexDigit(text.charAt(at))) return false;
        return true;
    }
}
