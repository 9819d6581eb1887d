package com.flexreconnect.provisioning;

import com.flexreconnect.twilio.TwilioFailure;
import com.flexreconnect.twilio.TwilioFailure.Busy;
import com.flexreconnect.twilio.TwilioFailure.Gone;
import com.flexreconnect.twilio.TwilioFailure.NotAsked;
import com.flexreconnect.twilio.TwilioFailure.Refused;
import com.flexreconnect.twilio.TwilioFailure.Stale;
import com.flexreconnect.twilio.TwilioFailure.Unreachable;

/** Says to whoever runs the command what Twilio did not do, and what to do now. */
final class ExplainFailure {

    private static final String SAME_COMMAND = "Run the same command again: it looks first what is there.";

    private ExplainFailure() {}

    static String reading(String what, TwilioFailure failure) {
        return sentence(what, failure, "Is there a way to Twilio from here (network, proxy, TWILIO_BASE_URL)?");
    }

    static String writing(String what, TwilioFailure failure) {
        return sentence(what, failure, "Nobody knows whether it was done. " + SAME_COMMAND);
    }

    private static String sentence(String what, TwilioFailure failure, String whenSilent) {
        return switch (failure) {
            case Refused refused -> refused(what, refused);
            case Gone gone -> "Twilio knows nothing of that kind when asked to %s.%s".formatted(what, reason(gone));
            case Stale stale -> "Somebody else changed it just now (to %s).".formatted(what);
            case Busy busy ->
                "Twilio asks to be left alone for %d s. "
                                .formatted(busy.retryAfter().toSeconds())
                        + SAME_COMMAND;
            case NotAsked _ -> "Twilio does not bear more at the moment. " + SAME_COMMAND;
            case Unreachable silent ->
                (silent.status() == 0
                                        ? "No usable answer from Twilio when asked to %s. "
                                        : "Twilio answers with an error of its own (HTTP " + silent.status()
                                                + ") when asked to %s. ")
                                .formatted(what)
                        + whenSilent;
        };
    }

    private static String refused(String what, Refused refused) {
        return switch (refused.status()) {
            case 401 ->
                "Twilio does not accept the credentials. Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN; where they are"
                        + " set, TWILIO_API_KEY and TWILIO_API_SECRET are used in place of the token.";
            case 403 ->
                "These credentials may not %s.%s Use the account's auth token, or an API key that may use TaskRouter,"
                                .formatted(what, reason(refused))
                        + " Event Streams and Flex.";
            default -> "Twilio refuses to %s.%s".formatted(what, reason(refused));
        };
    }

    private static String reason(TwilioFailure failure) {
        var words = failure.twilioText().isBlank()
                ? ""
                : " Twilio says: " + failure.twilioText().strip() + ".";
        return failure.code() == 0 ? words : words + " (error %d)".formatted(failure.code());
    }
}
