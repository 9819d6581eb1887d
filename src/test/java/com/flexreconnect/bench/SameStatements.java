package com.flexreconnect.bench;

import com.flexreconnect.recovery.InPassing;
import java.util.stream.Stream;

/**
 * What the service sends to PostgreSQL for one ordinary call of eleven requests where each must be heard by itself, as
 * {@code StatementsPerWebhookTest} shows it, for pgbench.
 */
enum SameStatements {
    /** Each when the one before has been answered, as pgbench does it unless told otherwise. */
    ONE_BY_ONE("pgbench", "", ""),
    /** As many in one round trip as the service sends in one. */
    TOGETHER("pgbenchTogether", "\\startpipeline\n", "\\endpipeline\n"),
    /** In one statement for each where nothing follows, as the service does, but never several in one. */
    IN_PASSING("pgbenchInPassing", "\\startpipeline\n", "\\endpipeline\n");

    private static final String BEGIN = "begin;\n";
    private static final String COMMIT = "commit;\n";
    private static final String LETTER = "insert into inbox (key, sender, received_at, gist)"
            + " values ('bench:' || :c || ':%s', 'CONFERENCE', now(), 'Joined[call=CA, sequence=1]') on conflict do nothing;\n";
    private static final String LOCK = "select roster, pg_current_xact_id()::xid::text from conference"
            + " where conference_sid = 'CFb' || :c for update;\n";
    private static final String ELSEWHERE = "select exists (select from recovery where customer_call_sid = 'CAb' || :c"
            + " and conference_sid <> 'CFb' || :c and closed_at is null);\n";
    private static final String CONCERNED =
            "select exists (select from recovery where conference_sid = 'CFb' || :c and closed_at is null)"
                    + " or exists (select from recovery where customer_call_sid = 'CAb' || :c and closed_at is null);\n";
    private static final String WRITE = "update conference set task_sid = 'WTb' || :c, roster = cast(:roster as jsonb),"
            + " ended = %s, updated_at = now() where conference_sid = 'CFb' || :c;\n";
    private static final String OPEN =
            "insert into conference (task_sid, roster, ended, opened_at, updated_at, conference_sid)"
                    + " values ('WTb' || :c, cast(:roster as jsonb), false, now(), now(), 'CFb' || :c) on conflict do nothing returning xmin::text;\n";
    private static final String ATTRIBUTES =
            "insert into known_attributes (task_sid, attributes, seen_at, first_seen_at) values ('WTb' || :c, :roster, now(), now())"
                    + " on conflict (task_sid) do update set attributes = excluded.attributes, seen_at = excluded.seen_at"
                    + " where known_attributes.seen_at <= excluded.seen_at;\n";
    private static final String OF_TASK = "select roster from conference where task_sid = 'WTb' || :c;\n";

    private final String figure;
    private final String before;
    private final String after;

    SameStatements(String figure, String before, String after) {
        this.figure = figure;
        this.before = before;
        this.after = after;
    }

    /** What its rate is called. */
    String figure() {
        return figure;
    }

    String ofOneCall() {
        return "\\set c random(1, 1000000000000)\n" + (this == IN_PASSING ? inPassing() : eachByItself());
    }

    private String inPassing() {
        return trip(BEGIN, LOCK, ELSEWHERE, letter(1))
                + trip(OPEN)
                + trip(COMMIT)
                + trip(BEGIN, ATTRIBUTES, letter(11), COMMIT)
                + passing("'CA1'", key(2))
                + trip(ATTRIBUTES)
                + passing("null", "null")
                + passing("null", key(3))
                + passing("null", key(4))
                + passing("null", "null")
                + passing("null", key(5))
                + passing("null", key(6))
                + passing("null", key(7))
                + trip(BEGIN, ATTRIBUTES, OF_TASK, letter(12))
                + trip(COMMIT);
    }

    private static String passing(String joined, String key) {
        return InPassing.sql(Stream.of(
                        "['CFb' || :c]",
                        "['WTb' || :c]",
                        "[:roster]::text[]",
                        "[false]",
                        "['1']",
                        "['2020-01-01']",
                        "['CAb' || :c]",
                        "[" + joined + "]::text[]",
                        "[" + key + "]::text[]",
                        "['Joined[call=CA, sequence=1]']")
                .map(array -> "array" + array)
                .toList());
    }

    private static String key(int number) {
        return "'bench:' || :c || ':" + number + "'";
    }

    private String eachByItself() {
        var write = WRITE.formatted("false");
        var concerned = trip(write, CONCERNED) + trip(COMMIT);
        var callback = trip(write, COMMIT);
        return trip(BEGIN, LOCK, ELSEWHERE, letter(1))
                + trip(OPEN)
                + trip(COMMIT)
                + trip(BEGIN, ATTRIBUTES, letter(11), COMMIT)
                + trip(BEGIN, LOCK, ELSEWHERE, letter(2))
                + callback
                + trip(ATTRIBUTES)
                + trip(BEGIN, LOCK)
                + concerned
                + trip(BEGIN, LOCK, letter(3))
                + callback
                + trip(BEGIN, LOCK, letter(4))
                + callback
                + trip(BEGIN, LOCK)
                + callback
                + trip(BEGIN, LOCK, letter(5))
                + callback
                + trip(BEGIN, LOCK, letter(6))
                + concerned
                + trip(BEGIN, LOCK, letter(7))
                + trip(WRITE.formatted("true"), CONCERNED)
                + trip(COMMIT)
                + trip(BEGIN, ATTRIBUTES, OF_TASK, letter(12))
                + trip(COMMIT);
    }

    private static String letter(int number) {
        return LETTER.formatted(number);
    }

    private String trip(String... statements) {
        return before + String.join("", statements) + after;
    }
}
