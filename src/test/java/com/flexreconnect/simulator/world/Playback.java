package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.twiml.Verb;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of verbs that is being played to one call: an announcement, a wait loop or the call's own instructions. */
final class Playback {

    /** What is done with verbs that are more than sound. Returns whether the playback goes on. */
    @FunctionalInterface
    interface Control {
        boolean perform(Verb verb, List<Verb> rest);
    }

    private final World world;
    private final Call call;
    private final Sound kind;
    private final Control control;
    private final Runnable end;
    private List<Verb> verbs = List.of();
    private @Nullable String base;
    private Sound sound = Sound.SILENCE;
    private String detail = "";

    private Playback(World world, Call call, Sound kind, Control control, Runnable end) {
        this.world = world;
        this.call = call;
        this.kind = kind;
        this.control = control;
        this.end = end;
    }

    static void start(World world, Call call, Sound kind, List<Verb> verbs, Control control, Runnable end) {
        start(world, call, kind, verbs, null, control, end);
    }

    /**
     * @param base the URL that the verbs come from
     */
    static void start(
            World world,
            Call call,
            Sound kind,
            List<Verb> verbs,
            @Nullable String base,
            Control control,
            Runnable end) {
        var playback = new Playback(world, call, kind, control, end);
        playback.base = base;
        playback.verbs = verbs;
        call.playback = playback;
        playback.step();
    }

    static void fetchAndStart(
            World world, Call call, Sound kind, String url, String method, Control control, Runnable end) {
        var playback = new Playback(world, call, kind, control, end);
        call.playback = playback;
        playback.fetch(url, method);
    }

    Heard heard(Instant at) {
        return new Heard(at, sound, detail);
    }

    private void step() {
        if (call.playback != this || !call.live()) {
            return;
        }
        if (verbs.isEmpty()) {
            call.playback = null;
            world.hearing().update(call);
            end.run();
            return;
        }
        Verb verb = verbs.getFirst();
        verbs = verbs.subList(1, verbs.size());
        switch (verb) {
            case Verb.Say say -> play(kind, say.text(), spoken(say.text()));
            case Verb.Play play -> play(kind, play.url(), played(play));
            case Verb.Pause pause -> play(Sound.SILENCE, "", Duration.ofSeconds(pause.seconds()));
            case Verb.Redirect redirect -> fetch(resolve(redirect.url()), redirect.method());
            default -> {
                if (control.perform(verb, verbs)) {
                    call.playback = this;
                    step();
                }
            }
        }
    }

    private void play(Sound what, String text, @Nullable Duration length) {
        sound = what;
        detail = text;
        world.hearing().update(call);
        if (length != null) {
            world.timers.after(length, () -> world.locked(this::step));
        }
    }

    private void fetch(String url, String method) {
        Media.fetch(world, call, url, method, found -> {
            if (call.playback == this && call.live()) {
                base = url;
                verbs = found;
                step();
            }
        });
    }

    private String resolve(String url) {
        return base == null ? url : URI.create(base).resolve(url).toString();
    }

    private Duration spoken(String text) {
        return world.pace.of(Delay.SPOKEN_WORD).multipliedBy(text.split("\\s+").length);
    }

    private @Nullable Duration played(Verb.Play play) {
        return play.times() == 0 ? null : world.pace.of(Delay.PLAYED_FILE).multipliedBy(play.times());
    }
}
