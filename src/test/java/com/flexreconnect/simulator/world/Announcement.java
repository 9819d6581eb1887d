package com.flexreconnect.simulator.world;

import java.util.List;

/** Plays a URL to participants of a conference, over what they hear otherwise. */
final class Announcement {

    private Announcement() {}

    /** Fetched once; everybody who is not on hold hears it. */
    static void toAll(World world, Conference room, String url, String method) {
        List<Participant> listeners =
                room.participants.stream().filter(p -> !p.hold).toList();
        listeners.stream().findFirst().ifPresent(first -> {
            to(world, first.call, url, method);
            listeners.stream().skip(1).forEach(other -> to(world, other.call, url, method));
        });
    }

    static void to(World world, Call call, String url, String method) {
        Playback.fetchAndStart(
                world,
                call,
                Sound.ANNOUNCEMENT,
                url,
                method,
                (verb, rest) -> true,
                () -> world.hearing().update(call));
    }
}
