package com.flexreconnect.twilio;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The {@code Date} header of an answer: what time it is for whoever answered. */
public final class HttpDate {
    private HttpDate() {}

    /** @return empty when it is no date */
    public static Optional<Instant> read(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unclear) {
            return Optional.empty();
        }
    }
}
