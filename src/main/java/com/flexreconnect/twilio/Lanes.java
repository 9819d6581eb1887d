package com.flexreconnect.twilio;

import com.flexreconnect.settings.Settings;
import com.twilio.http.Request;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** A lane for each family: what Twilio asks of one does not hold up the others. */
final class Lanes {

    private final Map<Family, Lane> lanes = new EnumMap<>(Family.class);

    Lanes(Settings.Limits limits) {
        this(family -> new Lane(of(family, limits), System::nanoTime, Lane.PATIENCE));
    }

    Lanes(Function<Family, Lane> each) {
        for (var family : Family.values()) lanes.put(family, each.apply(family));
    }

    Lane of(Request request) {
        return of(Family.of(request));
    }

    Lane of(Family family) {
        var lane = lanes.get(family);
        if (lane == null) throw new IllegalStateException("every family has a lane");
        return lane;
    }

    private static Settings.Limits of(Family family, Settings.Limits limits) {
        return family == Family.SEARCHES
                ? new Settings.Limits(Math.min(limits.perSecond(), Family.SEARCHES_PER_SECOND), limits.atOnce())
                : limits;
    }
}
