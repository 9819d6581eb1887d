package com.flexreconnect.twilio;

import java.util.function.Function;

/**
 * A task's version in {@code If-Match}. TaskRouter's answers quote it; Twilio's own template sends it back without
 * quotes, and no document says which is right. So it is first sent bare, and after a refusal as it was given; whichever
 * is accepted is the way from then on, until it is refused.
 */
final class IfMatch {

    private enum Form {
        UNKNOWN,
        BARE,
        AS_GIVEN
    }

    private volatile Form form = Form.UNKNOWN;

    /**
     * @param etag as TaskRouter gave it
     * @param write one request with that {@code If-Match}
     * @throws TwilioFailure.Stale when the task has another version by now
     */
    <T> T with(String etag, Function<String, T> write) {
        try {
            return switch (form) {
                case BARE -> write.apply(bare(etag));
                case AS_GIVEN -> write.apply(etag);
                case UNKNOWN -> either(etag, write);
            };
        } catch (TwilioFailure.Stale stale) {
            form = Form.UNKNOWN;
            throw stale;
        }
    }

    private <T> T either(String etag, Function<String, T> write) {
        try {
            return accepted(Form.BARE, write.apply(bare(etag)));
        } catch (TwilioFailure.Stale stale) {
            if (bare(etag).equals(etag)) throw stale;
            return accepted(Form.AS_GIVEN, write.apply(etag));
        }
    }

    private <T> T accepted(Form which, T answer) {
        form = which;
        return answer;
    }

    private static String bare(String etag) {
        var strong = etag.startsWith("W/") ? etag.substring(2) : etag;
        return strong.replace("\"", "").strip();
    }
}
