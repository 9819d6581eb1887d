package com.flexreconnect.operator;

import com.flexreconnect.operator.PlainWords.Standing;
import com.flexreconnect.recovery.Recovery;
import com.flexreconnect.stored.StoredJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is waiting now. One query a second at most, however many watch. */
@Component
@WhenConfigured
class LiveBoard {

    /** So many are shown; more at once is not a list that anybody reads. */
    static final int MOST = 200;

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final StoredJson json;
    private final Clock clock;
    private Board last = new Board(Instant.EPOCH, List.of(), 0);

    LiveBoard(JdbcClient jdbc, StoredJson json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @param since when the caller lost their agent */
    record Caller(UUID id, Instant since, Standing standing, String waitsFor) {}

    /** @param more how many there are beside those listed */
    record Board(Instant at, List<Caller> callers, int more) {

        List<Caller> in(Standing standing) {
            return callers.stream()
                    .filter(caller -> caller.standing() == standing)
                    .toList();
        }

        int count() {
            return callers.size() + more;
        }

        /** The same as long as nothing changes but the clock. */
        String version() {
            return Integer.toHexString(callers.hashCode()) + '-' + more;
        }
    }

    synchronized Board now() {
        var now = clock.instant();
        if (last.at().plus(FRESH).isAfter(now) && !last.at().isAfter(now)) return last;
        last = read(now);
        return last;
    }

    private Board read(Instant now) {
        var callers = jdbc.sql(
                        "select id, opened_at, state from recovery where closed_at is null order by opened_at limit "
                                + (MOST + 1))
                .query((row, _) -> {
                    var recovery = json.read(row.getString("state"), Recovery.class);
                    return new Caller(
                            row.getObject("id", UUID.class),
                            row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                            PlainWords.standing(recovery.stage()),
                            PlainWords.waitsFor(recovery));
                })
                .list();
        var more = callers.size() <= MOST ? 0 : count() - MOST;
        return new Board(
                now,
                callers.stream()
                        .limit(MOST)
                        .sorted(Comparator.comparing(Caller::standing).thenComparing(Caller::since))
                        .toList(),
                more);
    }

    private int count() {
        return jdbc.sql("select count(*) from recovery where closed_at is null")
                .query(Integer.class)
                .single();
    }
}
