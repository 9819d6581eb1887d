package com.flexreconnect.simulator.journal;

import com.flexreconnect.simulator.agent.PluginCall;
import com.flexreconnect.simulator.journal.Entry.Source;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.webhook.Delivery;
import com.flexreconnect.simulator.webhook.WebhookKind;
import com.flexreconnect.simulator.world.World;
import com.flexreconnect.simulator.world.WorldEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The log that people read: what happened, who did it, when. Keeps the last thousand entries. */
public final class Journal {

    private static final int KEPT = 1000;

    private final Clock clock;
    private final TellWorldEvent worldEvents;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
    private long next = 1;

    public Journal(World world) {
        this.clock = world.clock();
        this.worldEvents = new TellWorldEvent(world);
    }

    /** Entries with a greater number than this, oldest first. */
    public synchronized List<Entry> after(long number) {
        return entries.stream().filter(entry -> entry.number() > number).toList();
    }

    /** Told of every entry, in order. Returns what ends that. */
    public Runnable onEntry(Consumer<Entry> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void add(WorldEvent event) {
        worldEvents
                .tell(event)
                .ifPresent(text -> add(event.at(), Source.WORLD, text, worldEvents.isGood(event), event));
    }

    public void add(RestCall call) {
        String outcome =
                call.status() < 0 ? ", answer lost" : call.status() >= 400 ? ", answered " + call.status() : "";
        add(
                call.endedAt() == null ? call.startedAt() : call.endedAt(),
                Source.SERVICE,
                TellRestCall.tell(call) + outcome,
                call.status() > 0 && call.status() < 400,
                null);
    }

    public void add(Delivery delivery) {
        long millis = Duration.between(delivery.sentAt(), delivery.answeredAt()).toMillis();
        String what = delivery.kind() == WebhookKind.MEDIA
                ? "fetches " + delivery.url().replaceFirst("https?://[^/]+", "")
                : "tells " + delivery.type();
        String again = delivery.attempt() > 1 ? ", try " + delivery.attempt() : "";
        String answer = delivery.status() == 0 ? "no answer" : delivery.status() + " in " + millis + " ms";
        add(delivery.answeredAt(), Source.WEBHOOK, what + again + ": " + answer, delivery.status() / 100 == 2, null);
    }

    public void add(String agent, PluginCall call) {
        add(
                clock.instant(),
                Source.PLUGIN,
                agent + "'s plugin asks " + call.path() + ": " + (call.status() == 0 ? "no answer" : call.status()),
                call.status() / 100 == 2,
                null);
    }

    /** Something said by whoever steers the world. */
    public void note(String text) {
        add(clock.instant(), Source.WORLD, text, true, null);
    }

    public synchronized void clear() {
        entries.clear();
    }

    private synchronized void add(Instant at, Source source, String text, boolean good, @Nullable WorldEvent cause) {
        var entry = new Entry(next++, at, source, text, good, cause);
        entries.addLast(entry);
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
        listeners.forEach(listener -> listener.accept(entry));
    }
}
