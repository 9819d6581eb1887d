package com.flexreconnect.bench;

/** What the service sends to PostgreSQL for one ordinary call of eleven requests, as {@code StatementsPerWebhookTest} shows it. */
final class SameStatements {

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
    private static final String LIVE =
            "select conference_sid from conference where task_sid = 'WTb' || :c and ended = false order by updated_at desc"
                    + " fetch first 1 rows only;\n";

    private SameStatements() {}

    static String ofOneCall() {
        var write = WRITE.formatted("false");
        return "\\set c random(1, 1000000000000)\n"
                + together(letter(1), LOCK, ELSEWHERE, OPEN)
                + together(letter(11), ATTRIBUTES)
                + together(letter(2), LOCK, ELSEWHERE, write)
                + together(ATTRIBUTES, LOCK, write, CONCERNED)
                + together(letter(3), LOCK, write)
                + together(letter(4), LOCK, write)
                + together(LOCK, write)
                + together(letter(5), LOCK, write)
                + together(letter(6), LOCK, write, CONCERNED)
                + together(letter(7), LOCK, WRITE.formatted("true"), CONCERNED)
                + together(letter(12), ATTRIBUTES, LIVE);
    }

    private static String letter(int number) {
        return LETTER.formatted(number);
    }

    private static String together(String... statements) {
        return "begin;\n" + String.join("", statements) + "commit;\n";
    }
}
