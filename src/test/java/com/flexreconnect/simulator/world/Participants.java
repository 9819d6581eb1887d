package com.flexreconnect.simulator.world;

/** Changing and removing single participants. */
public final class Participants {

    private final World world;

    Participants(World world) {
        this.world = world;
    }

    /**
     * @param callSidOrLabel as in Twilio's path
     * @throws TwilioError 20404 when that call is not in that conference now
     */
    public ParticipantView fetch(String conferenceSid, String callSidOrLabel) {
        return world.locked(() -> {
            Conference room = world.conferences().get(conferenceSid);
            return get(room, callSidOrLabel).view(room);
        });
    }

    /**
     * A participant on hold keeps its {@code endConferenceOnExit} whatever is asked, and nobody says so; unless the
     * answer to that question is another one.
     *
     * @throws TwilioError 20404 when that call is not in that conference now
     */
    public ParticipantView update(String conferenceSid, String callSidOrLabel, ParticipantChange change) {
        return world.locked(() -> {
            Conference room = world.conferences().get(conferenceSid);
            Participant participant = get(room, callSidOrLabel);
            boolean wasOnHold = participant.hold;
            mute(room, participant, change);
            coach(room, participant, change);
            hold(room, participant, change);
            Boolean end = change.endConferenceOnExit();
            if (end != null && end != participant.endOnExit && mayChange(wasOnHold)) {
                participant.endOnExit = end;
                world.conferences().modified(room, participant, "participant-modify");
            }
            if (change.announceUrl() != null) {
                Announcement.to(world, participant.call, change.announceUrl(), change.announceMethod());
            }
            return participant.view(room);
        });
    }

    /**
     * Kicks a participant: its call ends.
     *
     * @throws TwilioError 20404 when that call is not in that conference now
     */
    public void remove(String conferenceSid, String callSidOrLabel) {
        world.locked(() -> {
            Conference room = world.conferences().get(conferenceSid);
            Call call = get(room, callSidOrLabel).call;
            world.conferences().leave(call, "participant_kicked", "completed");
            world.calls().finish(call, "completed");
        });
    }

    private boolean mayChange(boolean onHold) {
        if (onHold && world.answers().is(Answer.FLAG_ON_HOLD_REFUSED)) {
            throw TwilioError.bad("EndConferenceOnExit cannot be changed while the participant is on hold");
        }
        return !onHold || world.answers().is(Answer.FLAG_ON_HOLD_CHANGED);
    }

    private static Participant get(Conference room, String callSidOrLabel) {
        return room.participant(callSidOrLabel)
                .orElseThrow(() ->
                        TwilioError.notFound("/Conferences/" + room.sid + "/Participants/" + callSidOrLabel + ".json"));
    }

    private void mute(Conference room, Participant participant, ParticipantChange change) {
        if (change.muted() != null && change.muted() != participant.muted) {
            participant.muted = change.muted();
            world.conferences()
                    .modified(room, participant, participant.muted ? "participant-mute" : "participant-unmute");
        }
    }

    private void coach(Conference room, Participant participant, ParticipantChange change) {
        if (change.coaching() != null && change.coaching() != participant.coaching) {
            participant.coaching = change.coaching();
            world.conferences().modified(room, participant, "participant-modify");
        }
    }

    private void hold(Conference room, Participant participant, ParticipantChange change) {
        if (change.hold() != null && change.hold() != participant.hold) {
            participant.hold = change.hold();
            participant.holdUrl = change.holdUrl();
            world.conferences()
                    .modified(room, participant, participant.hold ? "participant-hold" : "participant-unhold");
        }
    }
}
