package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.twiml.Verb;
import com.flexreconnect.simulator.world.WorldEvent.ConferenceEnded;
import com.flexreconnect.simulator.world.WorldEvent.ConferenceStarted;
import com.flexreconnect.simulator.world.WorldEvent.ParticipantJoined;
import com.flexreconnect.simulator.world.WorldEvent.ParticipantLeft;
import com.flexreconnect.simulator.world.WorldEvent.ParticipantModified;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is in which room, and what happens when somebody leaves. */
public final class Conferences {

    private static final String HUNG_UP = "participant_hung_up";
    private static final String UPDATED = "participant_updated_via_api";

    private final World world;
    private final Map<String, Conference> bySid = new LinkedHashMap<>();
    private final Map<String, Conference> liveByName = new HashMap<>();

    Conferences(World world) {
        this.world = world;
    }

    void clear() {
        bySid.clear();
        liveByName.clear();
    }

    public List<ConferenceView> all() {
        return world.locked(() -> bySid.values().stream().map(Conference::view).toList());
    }

    /**
     * @throws TwilioError 20404 when there is no such conference
     */
    public ConferenceView fetch(String sid) {
        return world.locked(() -> get(sid).view());
    }

    /**
     * Ends it for everybody.
     *
     * @throws TwilioError 20404 when there is no such conference
     */
    public ConferenceView complete(String sid) {
        return world.locked(() -> {
            Conference room = get(sid);
            if (room.live()) {
                endForAll(room, () -> {}, null, "conference_ended_via_api", "conference-ended-via-api");
            }
            return room.view();
        });
    }

    /** The participants as Twilio's list shows them. */
    public List<ParticipantView> listed(String sid) {
        return world.locked(() -> {
            Conference room = get(sid);
            var since = world.now().minus(Answers.LAG);
            var lagging = world.answers().is(Answer.LISTS_LAG_BEHIND)
                    ? room.gone.entrySet().stream()
                            .filter(left -> left.getValue().isAfter(since))
                            .map(left -> left.getKey())
                    : Stream.<Participant>empty();
            return Stream.concat(room.participants.stream(), lagging)
                    .map(participant -> participant.view(room))
                    .toList();
        });
    }

    /** Everybody who is not on hold hears what the URL says. */
    public ConferenceView announce(String sid, String url, String method) {
        return world.locked(() -> {
            Conference room = get(sid);
            if (!room.live()) {
                throw TwilioError.notFound("/Conferences/" + sid + ".json");
            }
            Announcement.toAll(world, room, url, method);
            return room.view();
        });
    }

    /** A number is called into the conference: a third party. Answers at once. */
    public CallView addThirdParty(String conferenceSid, String number) {
        return world.locked(() -> {
            Conference room = get(conferenceSid);
            Call call = world.calls().start(number, number, "outbound-api", CallRole.EXTERNAL, "in-progress");
            join(call, room, JoinOptions.PLAIN);
            return call.view();
        });
    }

    /** A supervisor's browser listens in, as Flex has it: muted. */
    public CallView addSupervisor(String conferenceSid, String contact) {
        return world.locked(() -> {
            Conference room = get(conferenceSid);
            Call call =
                    world.calls().start("+15550009999", contact, "outbound-api", CallRole.SUPERVISOR, "in-progress");
            join(call, room, new JoinOptions(null, true, false, false, null, null));
            return call.view();
        });
    }

    /** Performs {@code <Dial><Conference>}. Returns false when the call cannot get in. */
    boolean dial(Call call, Verb.DialConference dial) {
        var options = JoinOptions.ofTwiml(dial.options());
        Conference room = named(dial.name(), options);
        if (options.label() != null && room.participant(options.label()).isPresent()) {
            return false;
        }
        call.playback = null;
        join(call, room, options);
        return true;
    }

    /** The live conference of that name, or a new one whose callback the options decide. */
    Conference named(String name, JoinOptions options) {
        return liveNamed(name).orElseGet(() -> {
            var room = new Conference(name, options.callback(), world.now());
            bySid.put(room.sid, room);
            liveByName.put(name, room);
            return room;
        });
    }

    Optional<Conference> liveNamed(String name) {
        return Optional.ofNullable(liveByName.get(name));
    }

    Participant join(Call call, Conference room, JoinOptions options) {
        var newcomer = new Participant(call, options, world.now());
        call.conference = room;
        call.playback = null;
        room.participants.add(newcomer);
        world.tell(new ParticipantJoined(touch(room), room.view(), newcomer.view(room), ++room.sequence));
        if (room.status.equals("init")
                && room.participants.size() >= 2
                && room.participants.stream().anyMatch(p -> p.startOnEnter)) {
            room.status = "in-progress";
            world.tell(new ConferenceStarted(touch(room), room.view(), ++room.sequence));
        }
        world.hearing().update(room);
        return newcomer;
    }

    void leave(Call call, String reason, String callStatus) {
        Conference room = call.conference;
        if (room == null) {
            return;
        }
        var leaver = room.participant(call.sid).orElseThrow();
        boolean kicked = reason.equals("participant_kicked");
        String how = kicked ? "kicked" : "left";
        Runnable leaving = () -> remove(room, leaver, reason, callStatus);
        if (leaver.endOnExit && room.live() && endsIt(reason)) {
            room.callSidEnding = call.sid;
            endForAll(
                    room,
                    leaving,
                    leaver,
                    "moderator_ended_conference",
                    "participant-with-end-conference-on-exit-" + how);
        } else if (room.participants.size() == 1) {
            room.callSidEnding = call.sid;
            end(room, leaving, "last-participant-" + how);
        } else {
            leaving.run();
        }
        world.hearing().update(room);
    }

    void modified(Conference room, Participant participant, String change) {
        world.tell(new ParticipantModified(touch(room), room.view(), participant.view(room), ++room.sequence, change));
        world.hearing().update(room);
    }

    Conference get(String sid) {
        Conference room = bySid.get(sid);
        if (room == null) {
            throw TwilioError.notFound("/Conferences/" + sid + ".json");
        }
        return room;
    }

    private boolean endsIt(String reason) {
        return !reason.equals(UPDATED) || world.answers().is(Answer.THE_CONFERENCE_ENDS);
    }

    private void endForAll(
            Conference room, Runnable leaving, @Nullable Participant leaver, String leaveReason, String endReason) {
        var others = room.participants.stream().filter(other -> other != leaver).toList();
        Runnable leavings = () -> {
            leaving.run();
            for (Participant participant : others) {
                boolean goesOn = participant.call.next != null;
                remove(room, participant, leaveReason, goesOn ? "in-progress" : "completed");
            }
        };
        end(room, leavings, endReason);
        others.forEach(participant -> world.calls().goOn(participant.call));
    }

    private void end(Conference room, Runnable leavings, String reason) {
        room.status = "completed";
        liveByName.remove(room.friendlyName, room);
        room.reasonEnded = reason;
        boolean endFirst = world.answers().is(Answer.THE_END_FIRST);
        if (!endFirst) {
            leavings.run();
        }
        world.tell(new ConferenceEnded(touch(room), room.view(), ++room.sequence));
        if (endFirst) {
            leavings.run();
        }
    }

    private void remove(Conference room, Participant leaver, String reason, String callStatus) {
        room.participants.remove(leaver);
        room.gone.put(leaver, world.now());
        leaver.call.conference = null;
        leaver.call.playback = null;
        ParticipantView left = leaver.view(room);
        world.voice().legLeft(leaver.call);
        world.tell(
                new ParticipantLeft(touch(room), room.view(), left, ++room.sequence, told(leaver, reason), callStatus));
    }

    private String told(Participant leaver, String reason) {
        boolean agent = leaver.call.role == CallRole.AGENT;
        var answers = world.answers();
        return switch (reason) {
            // the real list of reasons has no word for a kick
            case "participant_kicked" -> answers.is(Answer.A_REMOVED_LEG_HUNG_UP) ? HUNG_UP : UPDATED;
            case HUNG_UP -> agent && answers.is(Answer.A_LOST_BROWSER_WAS_UPDATED_VIA_API) ? UPDATED : HUNG_UP;
            case UPDATED -> answers.is(Answer.A_REDIRECTED_CALL_HUNG_UP) ? HUNG_UP : UPDATED;
            default -> reason;
        };
    }

    private java.time.Instant touch(Conference room) {
        room.updatedAt = world.now();
        return room.updatedAt;
    }
}
