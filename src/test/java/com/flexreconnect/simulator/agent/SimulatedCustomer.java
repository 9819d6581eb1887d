package com.flexreconnect.simulator.agent;

import com.flexreconnect.simulator.world.CallView;
import com.flexreconnect.simulator.world.Heard;
import com.flexreconnect.simulator.world.Sound;
import com.flexreconnect.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Somebody who calls, or is called, and listens. */
public final class SimulatedCustomer {

    private final World world;
    private final String callSid;

    public SimulatedCustomer(World world, String callSid) {
        this.world = world;
        this.callSid = callSid;
    }

    public String callSid() {
        return callSid;
    }

    public CallView call() {
        return world.calls().fetch(callSid);
    }

    public void hangUp() {
        world.calls().hangUp(callSid);
    }

    public Sound hears() {
        return call().hears().sound();
    }

    /** Everything heard so far, in order. */
    public List<Heard> heard() {
        return world.calls().heardBy(callSid);
    }

    public boolean heard(Sound sound) {
        return heard().stream().anyMatch(one -> one.sound() == sound);
    }

    /** The longest time on end in which there was nothing to hear. */
    public Duration longestSilence() {
        return longest(sound -> sound == Sound.SILENCE);
    }

    /** The longest time on end, after the first agent answered, in which there was no agent to hear. */
    public Duration longestWithoutAgent() {
        return longest(sound -> sound != Sound.AGENT);
    }

    private Duration longest(Predicate<Sound> which) {
        List<Heard> all = heard();
        int first = 0;
        while (first < all.size() && all.get(first).sound() != Sound.AGENT) {
            first++;
        }
        Duration longest = Duration.ZERO;
        Instant since = null;
        for (Heard one : all.subList(first, all.size())) {
            boolean counts = which.test(one.sound()) && one.sound() != Sound.NOTHING_ANY_MORE;
            if (counts && since == null) {
                since = one.at();
            } else if (!counts && since != null) {
                longest = longer(longest, Duration.between(since, one.at()));
                since = null;
            }
        }
        return since == null
                ? longest
                : longer(longest, Duration.between(since, world.clock().instant()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
