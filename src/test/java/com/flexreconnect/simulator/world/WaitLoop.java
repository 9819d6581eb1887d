package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.twiml.Verb;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller in a queue hears: the wait URL again and again, or Twilio's own music. */
final class WaitLoop {

    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(1);

    private WaitLoop() {}

    static void start(World world, Call call, @Nullable String url, String method) {
        if (url == null) {
            Playback.start(
                    world,
                    call,
                    Sound.HOLD_MUSIC,
                    List.of(new Verb.Play("twilio-default-music", 0)),
                    (verb, rest) -> true,
                    () -> {});
            return;
        }
        Task queue = call.queuedIn;
        Playback.fetchAndStart(
                world,
                call,
                Sound.WAIT_AUDIO,
                url,
                method,
                (verb, rest) -> perform(world, call, verb),
                () -> world.timers.after(
                        BETWEEN_FETCHES,
                        () -> world.locked(() -> {
                            if (call.live() && call.queuedIn != null && call.queuedIn == queue) {
                                start(world, call, url, method);
                            }
                        })));
    }

    /** {@code <Leave>} takes the caller out of the queue, {@code <Hangup>} ends the call. */
    private static boolean perform(World world, Call call, Verb verb) {
        switch (verb) {
            case Verb.Hangup _ -> world.calls().finish(call, "completed");
            case Verb.Leave _ -> {
                world.voice().callerGone(call, "left the queue");
                world.calls().goOn(call);
            }
            default -> {
                return true;
            }
        }
        return false;
    }
}
