package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.twiml.Verb;
import java.util.List;

/** Plays a URL to participants of a conference, over what they hear otherwise. */
final class Announcement {

    private Announcement() {}

    /** Fetched once; everybody who is not on hold hears it. */
    static void toAll(World world, Conference room, String url, String method) {
        boolean evenOnHold = world.answers().is(Answer.ON_HOLD_HEARS_ANNOUNCEMENTS);
        room.participants.stream()
                .filter(p -> evenOnHold || !p.hold)
                .findFirst()
                .ifPresent(first -> Media.fetch(
                        world,
                        first.call,
                        url,
                        method,
                        verbs -> room.participants.stream()
                                .filter(p -> evenOnHold || !p.hold)
                                .forEach(p -> play(world, p.call, url, verbs))));
    }

    static void to(World world, Call call, String url, String method) {
        Conference room = call.conference;
        Media.fetch(world, call, url, method, verbs -> {
            if (call.conference == room) {
                play(world, call, url, verbs);
            }
        });
    }

    private static void play(World world, Call call, String url, List<Verb> verbs) {
        Playback.start(
                world,
                call,
                Sound.ANNOUNCEMENT,
                verbs,
                url,
                (verb, rest) -> true,
                () -> world.hearing().update(call));
    }
}
