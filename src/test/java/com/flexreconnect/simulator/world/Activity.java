package com.flexreconnect.simulator.world;

import java.util.List;

/** An activity of the workspace; only workers in an available one are offered tasks. */
public record Activity(String sid, String name, boolean available) {

    public static final Activity OFFLINE = new Activity(Sids.fixed("WA", 1), "Offline", false);
    public static final Activity AVAILABLE = new Activity(Sids.fixed("WA", 2), "Available", true);
    public static final Activity UNAVAILABLE = new Activity(Sids.fixed("WA", 3), "Unavailable", false);
    public static final Activity BREAK = new Activity(Sids.fixed("WA", 4), "Break", false);

    public static final List<Activity> ALL = List.of(OFFLINE, AVAILABLE, UNAVAILABLE, BREAK);

    /**
     * @throws IllegalArgumentException when the workspace has no such activity
     */
    public static Activity called(String name) {
        return ALL.stream()
                .filter(activity -> activity.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no activity " + name));
    }
}
