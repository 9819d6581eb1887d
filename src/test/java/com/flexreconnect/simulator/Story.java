package com.flexreconnect.simulator;

import com.flexreconnect.simulator.journal.Entry;
import com.flexreconnect.simulator.world.CallRole;
import com.flexreconnect.simulator.world.Sound;
import com.flexreconnect.simulator.world.WorldEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells what happens as it happens, a line per step. While a caller is without an agent every line carries the time
 * since the agent was lost; the last one says how long that was.
 */
public final class Story implements AutoCloseable {

    private final Consumer<String> out;
    private final Map<String, Instant> withoutAgentSince = new HashMap<>();
    private final Set<String> hadAgent = new HashSet<>();
    private final Runnable end;

    private Story(TwilioSimulator simulator, Consumer<String> out) {
        this.out = out;
        this.end = simulator.journal().onEntry(this::tell);
    }

    public static Story of(TwilioSimulator simulator, Consumer<String> out) {
        return new Story(simulator, out);
    }

    @Override
    public void close() {
        end.run();
    }

    private void tell(Entry entry) {
        WorldEvent.@Nullable SoundChanged heard = entry.cause() instanceof WorldEvent.SoundChanged changed
                        && changed.call().role() == CallRole.CUSTOMER
                ? changed
                : null;
        if (heard != null
                && heard.call().hears().sound() != Sound.AGENT
                && hadAgent.contains(heard.call().sid())) {
            withoutAgentSince.putIfAbsent(heard.call().sid(), heard.at());
        }
        line(entry.at(), mark(entry) + entry.text());
        if (heard != null && heard.call().hears().sound() == Sound.AGENT) {
            hadAgent.add(heard.call().sid());
            over(heard.call().sid(), heard.at(), "is with an agent again after");
        } else if (entry.cause() instanceof WorldEvent.CallEnded ended) {
            over(ended.call().sid(), ended.at(), "hung up after");
        }
    }

    private void over(String callSid, Instant at, String how) {
        Instant since = withoutAgentSince.remove(callSid);
        if (since != null) {
            out.accept("           => the caller " + how + " " + seconds(Duration.between(since, at))
                    + " without an agent");
        }
    }

    private void line(Instant at, String text) {
        Instant lost =
                withoutAgentSince.values().stream().min(Instant::compareTo).orElse(null);
        String time = lost == null ? "" : "+" + seconds(Duration.between(lost, at));
        out.accept("%10s  %s".formatted(time, text));
    }

    private static String mark(Entry entry) {
        return switch (entry.source()) {
            case WORLD -> "";
            case SERVICE -> "  service -> Twilio: ";
            case WEBHOOK -> "  Twilio -> service: ";
            case PLUGIN -> "  plugin -> service: ";
        };
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f s", Math.max(0, time.toMillis()) / 1000.0);
    }
}
