package com.flexreconnect.operator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What every page shows.
 *
 * @param tab which of the pages this is
 * @param csrf the token that forms send back
 * @param mayLogOut whether there is a session to end
 */
record View(String tab, String who, boolean mayAct, String csrf, boolean mayLogOut, ZoneId zone, Instant now) {

    String clock(Instant at) {
        return format(at, "HH:mm:ss");
    }

    String precise(Instant at) {
        return format(at, "HH:mm:ss.SSS");
    }

    String dayAndTime(Instant at) {
        return format(at, "d MMM yyyy, HH:mm:ss");
    }

    private String format(Instant at, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .withZone(zone)
                .format(at);
    }
}
