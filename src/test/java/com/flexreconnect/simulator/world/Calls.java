package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.twiml.Twiml;
import com.flexreconnect.simulator.twiml.Verb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every call leg, live or over. */
public final class Calls {

    private final World world;
    private final Map<String, Call> bySid = new LinkedHashMap<>();
    private final Instructions instructions;

    Calls(World world) {
        this.world = world;
        this.instructions = new Instructions(world);
    }

    void clear() {
        bySid.clear();
    }

    public List<CallView> all() {
        return world.locked(() -> bySid.values().stream().map(Call::view).toList());
    }

    /**
     * @throws TwilioError 20404 when there is no such call
     */
    public CallView fetch(String sid) {
        return world.locked(() -> get(sid).view());
    }

    /** What the party of this call heard, from the first moment on. */
    public List<Heard> heardBy(String sid) {
        return world.locked(() -> List.copyOf(get(sid).heard));
    }

    /** A customer calls; the call is answered and waits for instructions. */
    public CallView incoming(String from, String to) {
        return world.locked(() ->
                start(from, to, "inbound", CallRole.CUSTOMER, "in-progress").view());
    }

    /** The party of this call answers. */
    public void answer(String sid) {
        world.locked(() -> {
            Call call = get(sid);
            if (!call.live() || !call.status.equals("ringing")) {
                return;
            }
            call.status = "in-progress";
            Runnable answered = call.onAnswer;
            call.onAnswer = null;
            if (answered != null) {
                answered.run();
            }
            world.hearing().update(call);
        });
    }

    /** The party of this call hangs up (or its browser does while it unloads). */
    public void hangUp(String sid) {
        world.locked(() -> finish(get(sid), "completed"));
    }

    /** Twilio's {@code Status=completed}. Nothing happens to a call that is over. */
    public CallView complete(String sid) {
        return world.locked(() -> {
            Call call = get(sid);
            finish(call, "completed");
            return call.view();
        });
    }

    /**
     * New TwiML for a live call: it leaves whatever it was in.
     *
     * @throws TwilioError 21220 when the call is not in progress, 12100 when this is not TwiML
     */
    public CallView redirect(String sid, String twiml) {
        return world.locked(() -> {
            Call call = redirectable(sid);
            List<Verb> verbs = parse(twiml);
            depart(call);
            instructions.follow(call, verbs);
            return call.view();
        });
    }

    /**
     * New instructions from a URL for a live call.
     *
     * @throws TwilioError 21220 when the call is not in progress
     */
    public CallView redirectTo(String sid, String url, String method) {
        return world.locked(() -> {
            Call call = redirectable(sid);
            depart(call);
            instructions.follow(call, List.of(new Verb.Redirect(url, method)));
            return call.view();
        });
    }

    Call start(String from, String to, String direction, CallRole role, String status) {
        Call call = new Call(Sids.fresh("CA"), from, to, direction, role, world.now());
        call.status = status;
        bySid.put(call.sid, call);
        world.tell(new WorldEvent.CallStarted(call.startedAt, call.view()));
        return call;
    }

    Call get(String sid) {
        Call call = bySid.get(sid);
        if (call == null) {
            throw TwilioError.notFound("/Calls/" + sid + ".json");
        }
        return call;
    }

    /** The call is over, whoever ended it; everything it was part of is told. */
    void finish(Call call, String status) {
        if (!call.live()) {
            return;
        }
        call.status = status;
        call.endedAt = world.now();
        call.playback = null;
        call.onAnswer = null;
        if (call.conference != null) {
            world.conferences().leave(call, "participant_hung_up", status);
        }
        if (call.queuedIn != null) {
            world.voice().callerGone(call, world.answers().is(Answer.HANGUP) ? "hangup" : "Call ended");
        }
        world.hearing().update(call);
        world.tell(new WorldEvent.CallEnded(world.now(), call.view()));
        world.voice().legEnded(call);
    }

    /** The conference ended under the call: it goes on with its next instruction, or ends. */
    void goOn(Call call) {
        Runnable next = call.next;
        call.next = null;
        if (next != null) {
            next.run();
        } else {
            finish(call, "completed");
        }
    }

    private Call redirectable(String sid) {
        Call call = get(sid);
        if (!call.status.equals("in-progress")) {
            throw new TwilioError(400, 21220, "Call is not in-progress. Cannot redirect.");
        }
        return call;
    }

    private static List<Verb> parse(String twiml) {
        try {
            return Twiml.parse(twiml);
        } catch (IllegalArgumentException notTwiml) {
            throw new TwilioError(400, 12100, "Document parse failure: " + notTwiml.getMessage());
        }
    }

    private void depart(Call call) {
        call.playback = null;
        call.next = null;
        if (call.conference != null) {
            world.conferences().leave(call, "participant_updated_via_api", call.status);
        }
        if (call.queuedIn != null) {
            world.voice().callerGone(call, "redirected");
        }
    }
}
