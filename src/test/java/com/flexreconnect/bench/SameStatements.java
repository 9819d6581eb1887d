package com.flexreconnect.bench;

/**
 * What the service sends to PostgreSQL for one ordinary call of eleven requests, as {@code StatementsPerWebhookTest} shows
 * it, for pgbench.
 */
enum SameStatements {
    /** Each when the one before has been answered, as pgbench does it unless told otherwise. */
    ONE_BY_ONE("pgbench", "", ""),
    /** As many in one round trip as the service sends in one. */
    TOGETHER("pgbenchTogether", "\\startpipeline\n", "\\endpipeline\n");

    private static final String BEGIN = "begin;\n";
    private static final String COMMIT = "commit;\n";
    private static final String LETTER = "insert into inbox (key, sender, received_at, gist)"
            + " values ('bench:' || :c || ':%s', 'CONFERENCE', now(), 'Joined[call=CA, sequence=1]') on conflict do nothing;\n";
    private static final String LOCK = "select roster from conference where conference_sid = 'CFb' || :c for update;\n";
    private static final String ELSEWHERE = "select exists (select from recovery where customer_call_sid = 'CAb' || :c"
            + " and conference_sid <> 'CFb' || :c and closed_at is null);\n";
    private static final String CONCERNED =
            "select exists (select from recovery where conference_sid = 'CFb' || :c and closed_at is null)"
                    + " or exists (select from recovery where customer_call_sid = 'CAb' || :c and closed_at is null);\n";
    private static final String WRITE = "update conference set task_sid = 'WTb' || :c, roster = cast(:roster as jsonb),"
            + " ended = %s, updated_at = now() where conference_sid = 'CFb' || :c;\n";
    private static final String OPEN =
            "insert into conference (task_sid, roster, ended, opened_at, updated_at, conference_sid)"
                    + " values ('WTb' || :c, cast(:roster as jsonb), false, now(), now(), 'CFb' || :c) on conflict do nothing;\n";
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
        var write = WRITE.formatted("false");
        var concerned = trip(write, CONCERNED) + trip(COMMIT);
        var callback = trip(write, COMMIT);
        return "\\set c random(1, 1000000000000)\n"
                + trip(BEGIN, letter(1), LOCK, ELSEWHERE) + trip(OPEN) + trip(COMMIT)
                + trip(BEGIN, letter(11), ATTRIBUTES, COMMIT)
                + trip(BEGIN, letter(2), LOCK, ELSEWHERE) + callback
                + trip(BEGIN, ATTRIBUTES, LOCK) + concerned
                + trip(BEGIN, letter(3), LOCK) + callback
                + trip(BEGIN, letter(4), LOCK) + callback
                + trip(BEGIN, LOCK) + callback
                + trip(BEGIN, letter(5), LOCK) + callback
                + trip(BEGIN, letter(6), LOCK) + concerned
                + trip(BEGIN, letter(7), LOCK) + trip(WRITE.formatted("true"), CONCERNED) + trip(COMMIT)
                + trip(BEGIN, letter(12), ATTRIBUTES, OF_TASK) + trip(COMMIT);
    }

    private static String letter(int number) {
        return LETTER.formatted(number);
    }

    private String trip(String... statements) {
        return before + String.join("", statements) + after;
    }
}
