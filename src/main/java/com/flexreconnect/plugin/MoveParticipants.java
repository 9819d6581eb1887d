package com.flexreconnect.plugin;

import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.twilio.Calls;
import com.flexreconnect.twilio.ParticipantSeen;
import com.flexreconnect.twilio.Participants;
import com.flexreconnect.twilio.TwilioFailure;
import com.flexreconnect.voice.CallInstructions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** Moves whoever was left behind in an old conference, all at once. */
@Component
class MoveParticipants {
    private final Participants participants;
    private final Calls calls;

    MoveParticipants(Participants participants, Calls calls) {
        this.participants = participants;
        this.calls = calls;
    }

    record Moved(List<Success> successes, List<Failure> errors) {
        static final Moved NOBODY = new Moved(List.of(), List.of());
    }

    /** What became of one call. */
    sealed interface Outcome {}

    record Success(String callSid) implements Outcome {}

    record Failure(String callSid, String code, String message) implements Outcome {}

    private record Left() implements Outcome {}

    /**
     * @param to the name of a conference that is live
     * @return agents stay where they are, and whoever has hung up meanwhile is in neither list
     */
    Moved all(ConferenceSid from, TaskSid to) {
        var left = AnswerTwilioFailure.passingOn(() -> participants.in(from));
        try (var eachOnItsOwn = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = left.stream()
                    .filter(one -> !one.coaching())
                    .map(one -> CompletableFuture.supplyAsync(() -> move(one, to), eachOnItsOwn))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            return new Moved(only(results, Success.class), only(results, Failure.class));
        }
    }

    private Outcome move(ParticipantSeen one, TaskSid to) {
        var call = one.call();
        try {
            if (!calls.fetch(call).isBrowser()) {
                calls.redirect(call, CallInstructions.joinConference(to, one.label()));
                return new Success(call.value());
            }
            return new Left();
        } catch (TwilioFailure.Gone hungUp) {
            return new Left();
        } catch (TwilioFailure failure) {
            var refusal = AnswerTwilioFailure.refusal(failure);
            return new Failure(call.value(), refusal.code(), String.valueOf(refusal.getMessage()));
        }
    }

    private static <T> List<T> only(List<Outcome> results, Class<T> kind) {
        return results.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
