package com.flexreconnect.simulator.webhook;

import com.flexreconnect.simulator.world.Answer;
import com.flexreconnect.simulator.world.Answers;
import com.flexreconnect.simulator.world.ConferenceView;
import com.flexreconnect.simulator.world.ParticipantView;
import com.flexreconnect.simulator.world.StatusCallback;
import com.flexreconnect.simulator.world.WorldEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Turns what happens in conferences into status callbacks, for those who asked for them. */
public final class ConferenceCallbacks implements Consumer<WorldEvent> {

    private final String accountSid;
    private final Webhooks webhooks;
    private final Answers answers;

    public ConferenceCallbacks(String accountSid, Webhooks webhooks, Answers answers) {
        this.accountSid = accountSid;
        this.webhooks = webhooks;
        this.answers = answers;
    }

    @Override
    public void accept(WorldEvent event) {
        switch (event) {
            case WorldEvent.ConferenceStarted e ->
                post("start", form("conference-start", e.conference(), e.sequence(), e.at()), e.conference());
            case WorldEvent.ConferenceEnded e -> post("end", ended(e), e.conference());
            case WorldEvent.ParticipantJoined e ->
                post(
                        "join",
                        form("participant-join", e.conference(), e.sequence(), e.at(), e.participant()),
                        e.conference());
            case WorldEvent.ParticipantLeft e -> post("leave", left(e), e.conference());
            case WorldEvent.ParticipantModified e ->
                post(
                        word(e.change()),
                        form(e.change(), e.conference(), e.sequence(), e.at(), e.participant()),
                        e.conference());
            default -> {}
        }
    }

    private static String word(String change) {
        return switch (change) {
            case "participant-hold", "participant-unhold" -> "hold";
            case "participant-mute", "participant-unmute" -> "mute";
            default -> "modify";
        };
    }

    private void post(String word, Map<String, String> form, ConferenceView conference) {
        StatusCallback callback = conference.callback();
        boolean silent = word.equals("modify") && answers.is(Answer.MODIFY_NEVER);
        if (callback != null && callback.events().contains(word) && !silent) {
            String type = form.get("StatusCallbackEvent");
            webhooks.post(new Message.Callback(type, callback.url(), callback.method(), form), late(type));
        }
    }

    private Duration late(String type) {
        boolean late = type.equals("participant-modify") && answers.is(Answer.MODIFY_LATE)
                || type.equals("participant-leave") && answers.is(Answer.WRAP_UP_BEFORE_THE_LEAVE);
        return late ? Answers.LAG : Duration.ZERO;
    }

    private Map<String, String> ended(WorldEvent.ConferenceEnded event) {
        var form = form("conference-end", event.conference(), event.sequence(), event.at());
        if (event.conference().callSidEnding() != null) {
            form.put("CallSidEndingConference", event.conference().callSidEnding());
        }
        form.put("ReasonConferenceEnded", String.valueOf(event.conference().reasonEnded()));
        form.put("Reason", "Conference ended: " + event.conference().reasonEnded());
        return form;
    }

    private Map<String, String> left(WorldEvent.ParticipantLeft event) {
        var form = form("participant-leave", event.conference(), event.sequence(), event.at(), event.participant());
        if (answers.is(Answer.LEAVES_SAY_WHY)) {
            form.put("ParticipantCallStatus", event.callStatus());
            form.put("ReasonParticipantLeft", event.reason());
        }
        return form;
    }

    private Map<String, String> form(
            String name, ConferenceView conference, int sequence, Instant at, ParticipantView participant) {
        var form = form(name, conference, sequence, at);
        form.put("CallSid", participant.callSid());
        form.put("Muted", String.valueOf(participant.muted()));
        form.put("Hold", String.valueOf(participant.hold()));
        form.put("Coaching", String.valueOf(participant.coaching()));
        form.put("EndConferenceOnExit", String.valueOf(participant.endConferenceOnExit()));
        form.put("StartConferenceOnEnter", String.valueOf(participant.startConferenceOnEnter()));
        if (participant.label() != null) {
            form.put("ParticipantLabel", participant.label());
        }
        return form;
    }

    private Map<String, String> form(String name, ConferenceView conference, int sequence, Instant at) {
        return new HashMap<>(Map.of(
                "ConferenceSid", conference.sid(),
                "FriendlyName", conference.friendlyName(),
                "AccountSid", accountSid,
                "SequenceNumber", String.valueOf(sequence),
                "Timestamp", DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)),
                "StatusCallbackEvent", name));
    }
}
