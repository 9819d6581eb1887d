package com.flexreconnect.operator;

import com.flexreconnect.operator.Register.Line;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds recoveries by what a person knows: a SID, an agent's name, a phone number, a time. What is looked for comes in a
 * request's body and is never logged: it may be somebody's number.
 */
@Component
@WhenConfigured
class Find {

    /** A name or number is looked for among the recoveries of so many days; a SID among all. */
    static final Duration BACK = Duration.ofDays(7);

    /** Around a given time. */
    static final Duration AROUND = Duration.ofMinutes(15);

    static final int MOST = 50;

    private static final int SHORTEST_NUMBER = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    Find(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return newest first, at most {@link #MOST} and one more that says there are more */
    @Transactional(readOnly = true)
    List<Line> by(String words, Optional<Instant> at) {
        // whatever is looked for, it does not take the database from the callers
        jdbc.sql("set local statement_timeout = '3s'").update();
        var text = words.strip();
        var where = new ArrayList<String>();
        var values = new ArrayList<Object>();
        about(text, where, values);
        if (at.isPresent()) between(at.get().minus(AROUND), at.get().plus(AROUND), where, values);
        else if (!isSid(text)) between(clock.instant().minus(BACK), clock.instant(), where, values);
        return jdbc.sql("select " + Register.COLUMNS + " from recovery where " + String.join(" and ", where)
                        + " order by opened_at desc, id desc limit " + (MOST + 1))
                .params(values)
                .query(Register::line)
                .list();
    }

    private static void about(String text, List<String> where, List<Object> values) {
        if (text.isEmpty()) return;
        var number = digits(text);
        if (isSid(text)) {
            where.add(
                    switch (text.substring(0, 2)) {
                        case "CA" -> "(customer_call_sid = ? or agent_call_sid = ?)";
                        case "WT" -> "(task_sid = ? or reconnect_task_sid = ?)";
                        case "WK" -> "worker_sid in (?, ?)";
                        default -> "conference_sid in (?, ?)";
                    });
            values.addAll(List.of(text, text));
        } else if (number.length() >= SHORTEST_NUMBER && !text.matches(".*[A-Za-z].*")) {
            // between other digits it would be part of another number, between hexadecimal ones of a SID
            where.add("exists (select 1 from known_attributes k where k.task_sid = recovery.task_sid"
                    + " and k.attributes like ? and k.attributes ~ ?)");
            values.addAll(List.of("%" + number + "%", "[^0-9A-Za-z][0-9]{0,5}" + number + "[^0-9A-Za-z]"));
        } else {
            where.add("worker_name ilike ?");
            values.add("%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
    }

    private static void between(Instant from, Instant until, List<String> where, List<Object> values) {
        where.add("opened_at between ? and ?");
        values.addAll(List.of(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC)));
    }

    private static boolean isSid(String text) {
        return text.matches("(CA|WT|WK|CF)[0-9a-fA-F]{32}");
    }

    /** Without the zeros that are dialled in front of it: +1 555…, 001 555… and 0555… are in the same number. */
    private static String digits(String text) {
        return text.replaceAll("\\D", "").replaceFirst("^0+", "");
    }
}
