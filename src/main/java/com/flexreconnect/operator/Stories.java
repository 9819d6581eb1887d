package com.flexreconnect.operator;

import com.flexreconnect.operator.Story.Entry;
import com.flexreconnect.operator.Story.Kind;
import com.flexreconnect.operator.Story.Request;
import com.flexreconnect.recovery.Effect;
import com.flexreconnect.recovery.Lost;
import com.flexreconnect.recovery.Recovery;
import com.flexreconnect.recovery.RecoveryEvent;
import com.flexreconnect.stored.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;

/** Puts together what is kept of a recovery: callbacks, news with what was decided, and what was asked of Twilio. */
@Component
@WhenConfigured
class Stories {

    /** A conference has a few callbacks; they are looked up by their keys. */
    private static final int CALLBACKS = 200;

    private final JdbcClient jdbc;
    private final StoredJson json;

    Stories(JdbcClient jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return empty when nobody knows it, or not any more */
    @Transactional(readOnly = true)
    Optional<Story> of(UUID id) {
        return jdbc.sql("select " + Register.COLUMNS + ", state from recovery where id = ?")
                .param(id)
                .query((row, number) -> story(Register.line(row, number), row.getString("state")))
                .optional();
    }

    private Story story(Register.Line line, String state) {
        var recovery = json.read(state, Recovery.class);
        var words = new WhatHappened(recovery);
        var entries = new ArrayList<Entry>();
        entries.addAll(callbacks(recovery, line.since()));
        entries.addAll(news(line, words));
        entries.addAll(deeds(line, words, subjects(line.id(), recovery.lost())));
        entries.sort(Comparator.comparing(Entry::at).thenComparing(Entry::kind));
        return new Story(line, recovery, entries);
    }

    private List<Entry> callbacks(Recovery recovery, Instant lostAt) {
        var conference = recovery.lost().conference().value();
        var keys = IntStream.range(0, CALLBACKS)
                .mapToObj(number -> "conference:" + conference + ":" + number)
                .toArray(String[]::new);
        return jdbc.sql("select received_at, gist from inbox where key = any(?) and gist is not null")
                .param(keys)
                .query((row, _) -> {
                    var at = time(row, "received_at");
                    return new Entry(
                            at,
                            Duration.between(lostAt, at),
                            Kind.CALLBACK,
                            Gist.of(row.getString("gist"), recovery),
                            "",
                            List.of());
                })
                .list();
    }

    private List<Entry> news(Register.Line line, WhatHappened words) {
        var before = new String[] {""};
        return jdbc
                .sql("select at, event, told, phase, effects from recovery_history where recovery_id = ? order by id")
                .param(line.id())
                .query((row, _) -> {
                    var at = time(row, "at");
                    var told = told(row.getString("told"));
                    var phase = row.getString("phase");
                    var event = row.getString("event");
                    var changed = !phase.equals(before[0])
                            || !row.getString("effects").equals("[]");
                    before[0] = phase;
                    var kind =
                            told.filter(RecoveryEvent.ByHand.class::isInstance).isPresent() ? Kind.PERSON : Kind.NEWS;
                    return new Entry(
                            at,
                            Duration.between(line.since(), at),
                            kind,
                            told.map(words::heard).orElseGet(() -> untold(event, line)),
                            changed ? "" : "changed nothing",
                            List.of());
                })
                .list()
                .stream()
                .filter(entry -> !entry.text().equals(WhatHappened.TOO_LATE)
                        || entry.result().isEmpty())
                .toList();
    }

    /** The first entry is the loss itself; others without JSON are of a version that did not write any. */
    private static String untold(String event, Register.Line line) {
        if (!event.startsWith("AgentLost")) return event.replaceAll("\\[.*", "");
        return line.agent() + " is lost"
                + (event.contains("certain=true")
                        ? ": left the conference without a goodbye"
                        : "? TaskRouter says the call is over, the conference has not said so");
    }

    private Optional<RecoveryEvent> told(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(known -> json.read(known, RecoveryEvent.class));
        } catch (JacksonException ofALaterVersion) {
            return Optional.empty();
        }
    }

    /** What belongs to the conference or to the task was asked before anybody knew that somebody was lost. */
    private static String[] subjects(UUID recovery, Lost lost) {
        return new String[] {
            recovery.toString(), lost.conference().value(), lost.agent().task().value()
        };
    }

    private List<Entry> deeds(Register.Line line, WhatHappened words, String[] subjects) {
        var requests = requests(subjects);
        return jdbc.sql("select id, effect, status, attempts, entered_at, first_tried_at, changed_at, note from effect"
                        + " where subject = any(?)")
                .param(subjects)
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    var at = Register.time(row, "first_tried_at").orElse(time(row, "entered_at"));
                    return new Entry(
                            at,
                            Duration.between(line.since(), at),
                            Kind.ASKED,
                            sentence(row.getString("effect"), words),
                            came(row),
                            requests.getOrDefault(id, List.of()));
                })
                .list();
    }

    private String sentence(String effect, WhatHappened words) {
        try {
            return "Asked Twilio to " + words.asked(json.read(effect, Effect.class));
        } catch (JacksonException ofALaterVersion) {
            return "Asked Twilio";
        }
    }

    private static String came(ResultSet row) throws SQLException {
        var attempts = row.getInt("attempts");
        var tried = attempts > 1 ? ", " + attempts + " attempts" : "";
        var until = Register.time(row, "changed_at").orElseThrow();
        var took = Register.time(row, "first_tried_at")
                .map(first -> " after " + PlainWords.time(Duration.between(first, until)))
                .orElse("");
        return switch (row.getString("status")) {
            case "DONE" -> "done" + took + tried;
            case "REFUSED" -> "refused" + took + tried;
            case "GONE" -> "it was no longer there" + took + tried;
            case "UNWANTED" -> attempts == 0 ? "no longer needed" : "nobody knows whether it happened; not repeated";
            case "STARTED" -> "under way" + tried;
            default -> "waits for its turn" + tried;
        };
    }

    private Map<UUID, List<Request>> requests(String[] subjects) {
        return jdbc
                .sql("select r.effect_id, r.attempt, r.at, r.request, r.status, r.millis from effect_request r"
                        + " join effect e on e.id = r.effect_id where e.subject = any(?) order by r.at")
                .param(subjects)
                .query((row, _) -> Map.entry(
                        row.getObject("effect_id", UUID.class),
                        new Request(
                                time(row, "at"),
                                row.getInt("attempt"),
                                row.getString("request"),
                                row.getInt("status"),
                                row.getInt("millis"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Register.time(row, column).orElseThrow();
    }
}
