package com.flexreconnect.twilio;

import java.io.Serial;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Twilio did not do what it was asked to. Its kind says what to do next, not where it came from.
 *
 * <p>{@link #getMessage()} holds no personal data and may be logged. {@link #twilioText()} may name phone numbers: it is
 * for the answer to whoever asked, never for a log.
 */
public abstract sealed class TwilioFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final String twilioText;

    private TwilioFailure(String sentence, int status, int code, String twilioText) {
        super("%s (HTTP %d, Twilio code %d)".formatted(sentence, status, code));
        this.status = status;
        this.code = code;
        this.twilioText = twilioText;
    }

    /** The HTTP status; 0 when no answer came. */
    public int status() {
        return status;
    }

    /** Twilio's error code, for example 20404; 0 when the answer had none. */
    public int code() {
        return code;
    }

    /** Twilio's own words, which may hold personal data; empty when there were none. */
    public String twilioText() {
        return twilioText;
    }

    /** What was to be changed or read is over: the call has ended, the participant left, the task was removed. */
    public static final class Gone extends TwilioFailure {
        @Serial
        private static final long serialVersionUID = 1L;

        public Gone(int status, int code, String twilioText) {
            super("it is no longer there", status, code, twilioText);
        }
    }

    /** Twilio understood and said no; the same request will be refused again. */
    public static final class Refused extends TwilioFailure {
        @Serial
        private static final long serialVersionUID = 1L;

        public Refused(int status, int code, String twilioText) {
            super("Twilio refused the request", status, code, twilioText);
        }

        /** Whether our credentials were refused, so that the state of what we asked for does not matter. */
        public boolean isAboutUs() {
            return status() == 401 || status() == 403;
        }
    }

    /** Somebody else wrote in between: read again, merge again, write again. Nothing was changed. */
    public static final class Stale extends TwilioFailure {
        @Serial
        private static final long serialVersionUID = 1L;

        public Stale(int status, int code, String twilioText) {
            super("it was changed by somebody else in between", status, code, twilioText);
        }
    }

    /** Not now: ask again later. Nothing was changed. */
    public static final class Busy extends TwilioFailure {
        @Serial
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        public Busy(int status, int code, String twilioText, Duration retryAfter) {
            super("Twilio asks to come back later", status, code, twilioText);
            this.retryAfter = retryAfter;
        }

        /** How long Twilio wants to be left alone; one second when it did not say. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** We have not asked: Twilio wants to be left alone, or others go first. Nothing was changed. */
    public static final class NotAsked extends TwilioFailure {
        @Serial
        private static final long serialVersionUID = 1L;

        private final Duration comeBackIn;

        public NotAsked(Duration comeBackIn) {
            super("not asked: Twilio does not bear more at the moment", 0, 0, "");
            this.comeBackIn = comeBackIn;
        }

        /** When its turn may come. */
        public Duration comeBackIn() {
            return comeBackIn;
        }
    }

    /** No answer, or one that tells nothing. Whether the request was carried out is unknown. */
    public static final class Unreachable extends TwilioFailure {
        @Serial
        private static final long serialVersionUID = 1L;

        public Unreachable(int status, int code, String twilioText) {
            super("no usable answer from Twilio, the outcome is unknown", status, code, twilioText);
        }

        /** @param cause what broke the connection; null when an answer came that could not be read */
        public Unreachable(@Nullable Throwable cause) {
            this(0, 0, "");
            initCause(cause);
        }

        /**
         * Whether Twilio may still be at it. Not when the connection never came about, nor when Twilio itself says that it
         * failed; a gateway that waited in vain does not know what goes on behind it.
         */
        public boolean mayStillHappen() {
            return switch (status()) {
                case 0 ->
                    !(getCause() instanceof ConnectException
                            || getCause() instanceof ConnectTimeoutException
                            || getCause() instanceof UnknownHostException);
                case 500, 503 -> false;
                default -> true;
            };
        }
    }
}
