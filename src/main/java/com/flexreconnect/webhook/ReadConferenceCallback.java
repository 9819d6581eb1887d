package com.flexreconnect.webhook;

import com.flexreconnect.conference.ConferenceEvent;
import com.flexreconnect.conference.ConferenceEvent.Ended;
import com.flexreconnect.conference.ConferenceEvent.Joined;
import com.flexreconnect.conference.ConferenceEvent.Left;
import com.flexreconnect.conference.ConferenceEvent.Modified;
import com.flexreconnect.conference.Departure;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.Sid;
import com.flexreconnect.sid.TaskSid;
import java.util.Locale;
import java.util.Optional;

/** Reads Twilio's conference status callbacks. Parameters that we do not know are left alone: Twilio adds some at will. */
final class ReadConferenceCallback {
    private final SignedForm form;

    private ReadConferenceCallback(SignedForm form) {
        this.form = form;
    }

    /** @return empty when it says nothing that concerns us, or cannot be understood */
    static Optional<ConferenceNews> from(SignedForm form) {
        return new ReadConferenceCallback(form).news();
    }

    private Optional<ConferenceNews> news() {
        var conference = Sid.read(ConferenceSid::new, field("ConferenceSid"));
        var task = Sid.read(TaskSid::new, field("FriendlyName"));
        return conference.flatMap(sid -> event().map(event -> new ConferenceNews(sid, task, event, key(sid))));
    }

    private Optional<ConferenceEvent> event() {
        var call = Sid.read(CallSid::new, field("CallSid"));
        var sequence = sequence().orElse(0);
        return switch (word("StatusCallbackEvent")) {
            case "participant-join" ->
                call.map(leg -> new Joined(leg, sequence, is("EndConferenceOnExit"), is("Muted") || is("Coaching")));
            case "participant-leave" -> call.map(leg -> new Left(leg, sequence, departure()));
            case "participant-modify" -> call.map(leg -> new Modified(leg, sequence, is("EndConferenceOnExit")));
            case "conference-end" -> Optional.of(new Ended(sequence));
            default -> Optional.empty();
        };
    }

    /** Twilio's reference writes these words with underscores, and the reasons of ended conferences with hyphens. */
    private Departure departure() {
        return switch (word("ReasonParticipantLeft")) {
            case "participant-hung-up" ->
                word("ParticipantCallStatus").equals("in-progress")
                        ? Departure.HUNG_UP_OR_REDIRECTED
                        : Departure.HUNG_UP;
            case "participant-updated-via-api" -> Departure.REDIRECTED;
            case "conference-ended-via-api", "moderator-ended-conference" -> Departure.ROOM_CLOSED;
            case "participant-add-failed" -> Departure.NEVER_ARRIVED;
            default -> Departure.UNSAID;
        };
    }

    /** Without a sequence number only the very same text counts as the same callback. */
    private String key(ConferenceSid conference) {
        return sequence()
                .map(number -> "conference:%s:%d".formatted(conference, number))
                .orElseGet(() -> "conference:%s:%s:%s"
                        .formatted(conference, word("StatusCallbackEvent"), SignatureCheck.sha256(form.body())));
    }

    private Optional<Integer> sequence() {
        try {
            return Optional.of(Integer.parseInt(field("SequenceNumber").strip()));
        } catch (NumberFormatException absent) {
            return Optional.empty();
        }
    }

    private boolean is(String name) {
        return word(name).equals("true");
    }

    private String word(String name) {
        return field(name).strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String field(String name) {
        var values = form.fields().get(name);
        return values == null || values.isEmpty() ? "" : values.getFirst();
    }
}
