package com.flexreconnect.twilio;

import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.rest.api.v2010.account.conference.ParticipantUpdater;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * The calls in a conference. Each method is one request and throws {@link TwilioFailure}; {@link TwilioFailure.Gone}
 * when the call is not in that conference, also because it was given new TwiML.
 */
@Component
public class Participants {

    /** Twilio's largest page; a conference holds at most 250. */
    private static final long ALL = 1000;

    private final Line line;

    Participants(Line line) {
        this.line = line;
    }

    /** Everybody who is in the conference now; nobody when it has ended or Twilio does not know it. */
    public List<ParticipantSeen> in(ConferenceSid conference) {
        try {
            var page = line.ask(twilio ->
                    Participant.reader(conference.value()).setPageSize(ALL).firstPage(twilio));
            return page.getRecords().stream().map(Participants::seen).toList();
        } catch (TwilioFailure.Gone nobody) {
            return List.of();
        }
    }

    public ParticipantSeen fetch(ConferenceSid conference, CallSid call) {
        return seen(line.ask(
                twilio -> Participant.fetcher(conference.value(), call.value()).fetch(twilio)));
    }

    /**
     * Decides whether the conference ends when this call leaves. Twilio reports success and changes nothing while the
     * participant is on hold: take it off hold first.
     *
     * @return the participant as Twilio shows it afterwards
     */
    public ParticipantSeen setEndsConference(ConferenceSid conference, CallSid call, boolean ends) {
        return update(conference, call, participant -> participant.setEndConferenceOnExit(ends));
    }

    public void takeOffHold(ConferenceSid conference, CallSid call) {
        update(conference, call, participant -> participant.setHold(false));
    }

    /** Takes it off hold and plays to it alone, in one request. */
    public void takeOffHoldAnnouncing(ConferenceSid conference, CallSid call, URI url) {
        update(
                conference,
                call,
                participant -> participant.setHold(false).setAnnounceUrl(url).setAnnounceMethod(HttpMethod.GET));
    }

    /** @param holdUrl answers GET with what it hears meanwhile */
    public void hold(ConferenceSid conference, CallSid call, URI holdUrl) {
        update(
                conference,
                call,
                participant -> participant.setHold(true).setHoldUrl(holdUrl).setHoldMethod(HttpMethod.GET));
    }

    private ParticipantSeen update(ConferenceSid conference, CallSid call, UnaryOperator<ParticipantUpdater> change) {
        return seen(line.ask(twilio -> change.apply(Participant.updater(conference.value(), call.value()))
                .update(twilio)));
    }

    private static ParticipantSeen seen(Participant found) {
        return new ParticipantSeen(
                Text.sid(CallSid::new, found.getCallSid()),
                Boolean.TRUE.equals(found.getHold()),
                Boolean.TRUE.equals(found.getEndConferenceOnExit()),
                Boolean.TRUE.equals(found.getMuted()),
                Boolean.TRUE.equals(found.getCoaching()),
                Text.present(found.getLabel()));
    }
}
