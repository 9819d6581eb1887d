package com.flexreconnect.provisioning;

import com.flexreconnect.twilio.Errand;
import com.flexreconnect.twilio.TwilioFailure;
import com.flexreconnect.twilio.TwilioFailure.Busy;
import com.flexreconnect.twilio.TwilioFailure.NotAsked;
import com.flexreconnect.twilio.TwilioFailure.Unreachable;
import com.flexreconnect.twilio.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks Twilio with patience, and says in plain words why it does not answer. */
final class Asking {

    private static final int TRIES = 3;
    private static final int WAITS = 5;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration BEFORE_AGAIN = Duration.ofSeconds(1);

    private final Consumer<Duration> sleep;
    private final Consumer<String> say;

    Asking(Consumer<Duration> sleep, Consumer<String> say) {
        this.sleep = sleep;
        this.say = say;
    }

    /**
     * Changes nothing, so it is asked again when no answer comes.
     *
     * @param what goes on after "to": {@code read the workflows}
     * @throws Trouble when Twilio does not answer it
     */
    <T> T read(String what, Supplier<T> question) {
        for (var tries = 1; ; tries++) {
            try {
                return patiently(question);
            } catch (Unreachable silent) {
                if (tries == TRIES) throw new Trouble(ExplainFailure.reading(what, silent));
                sleep.accept(BEFORE_AGAIN);
            } catch (TwilioFailure failure) {
                throw new Trouble(ExplainFailure.reading(what, failure));
            }
        }
    }

    /** Like {@link #read}, but what is not there is empty. */
    <T> Optional<T> find(String what, Supplier<T> question) {
        return read(what, () -> {
            try {
                return Optional.of(question.get());
            } catch (TwilioFailure.Gone none) {
                return Optional.empty();
            }
        });
    }

    /**
     * Changes something: never repeated when it may have been done.
     *
     * @throws Trouble when it was not done, or nobody knows
     */
    <T> T write(String what, Supplier<T> request) {
        try {
            return patiently(request);
        } catch (TwilioFailure failure) {
            throw new Trouble(ExplainFailure.writing(what, failure));
        }
    }

    /** What Twilio does not want now was not done, and is asked again when it wants. */
    private <T> T patiently(Supplier<T> request) {
        for (var waits = 0; ; waits++) {
            try {
                return Errand.ofEffect(Urgency.SOMEBODY_ASKS, Instant.MAX, () -> {})
                        .during(request);
            } catch (Busy busy) {
                await(waits, busy.retryAfter(), busy);
            } catch (NotAsked notYet) {
                await(waits, notYet.comeBackIn(), notYet);
            }
        }
    }

    private void await(int waits, Duration wanted, TwilioFailure failure) {
        if (waits == WAITS || wanted.compareTo(LONGEST_WAIT) > 0) throw failure;
        var wait = wanted.compareTo(BEFORE_AGAIN) < 0 ? BEFORE_AGAIN : wanted;
        say.accept("Twilio asks to wait %d s.".formatted(wait.toSeconds()));
        sleep.accept(wait);
    }
}
