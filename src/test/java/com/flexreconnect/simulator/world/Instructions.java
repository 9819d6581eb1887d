package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.twiml.Verb;
import java.util.List;

/** Performs a call's TwiML, verb by verb; a call whose instructions are at an end is hung up. */
final class Instructions {

    private final World world;

    Instructions(World world) {
        this.world = world;
    }

    void follow(Call call, List<Verb> verbs) {
        Playback.start(
                world,
                call,
                Sound.ANNOUNCEMENT,
                verbs,
                (verb, rest) -> perform(call, verb, rest),
                () -> world.calls().finish(call, "completed"));
        world.hearing().update(call);
    }

    private boolean perform(Call call, Verb verb, List<Verb> rest) {
        return switch (verb) {
            case Verb.Hangup _ -> {
                world.calls().finish(call, "completed");
                yield false;
            }
            case Verb.Enqueue enqueue -> {
                call.playback = null;
                call.next = () -> follow(call, rest);
                yield !world.voice().enqueue(call, enqueue);
            }
            case Verb.DialConference dial -> {
                call.next = () -> follow(call, rest);
                yield !world.conferences().dial(call, dial);
            }
            default -> true;
        };
    }
}
