package com.flexreconnect.wholeservice;

import com.flexreconnect.simulation.Luck;
import com.flexreconnect.simulation.SimulatedTime;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the service's scheduler has to do, and when. Each execution gets a time of its own, a little late as in life, so
 * that the same seed runs them in the same order.
 */
final class Executions implements SimulatedTime.Source {

    private static final String NOT_BEGUN = """
            select s.task_name, s.task_instance, s.execution_time, s.consecutive_failures,
                   regexp_replace(coalesce(e.name, ''), ' [0-9a-f-]{36}$', '') || coalesce(r.customer_call_sid, '') as what
            from scheduled_tasks s
            left join effect e on e.id = case when s.task_name = 'perform-effect' then s.task_instance::uuid end
            left join recovery r on r.id::text = e.subject
            where not s.picked order by s.execution_time, what, s.xmin::text::bigint, s.cmin::text::bigint""";

    private static final Duration APART = Duration.ofNanos(20_000);

    private final JdbcClient sql;
    private final ManualScheduler scheduler;
    private final Clock clock;
    private final Luck luck;
    private final double late;
    private final Map<String, Instant> known = new HashMap<>();
    private volatile @Nullable Optional<Instant> next;

    Executions(JdbcClient sql, ManualScheduler scheduler, Clock clock, Luck luck) {
        this.sql = sql;
        this.scheduler = scheduler;
        this.clock = clock;
        this.luck = luck;
        this.late = luck.weight() / 4;
    }

    /** The service was told something, or did something: there may be more to do. */
    void changed() {
        next = null;
    }

    @Override
    public Optional<Instant> due() {
        if (next == null) next = ask();
        return next;
    }

    private Optional<Instant> ask() {
        var now = clock.instant();
        return sql
                .sql(NOT_BEGUN)
                .query((row, _) -> new Planned(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getInt(4),
                        row.getString(5)))
                .list()
                .stream()
                .sorted(Comparator.comparing(Planned::at).thenComparing(Planned::what))
                .map(one -> settled(one, now))
                .min(Comparator.naturalOrder());
    }

    @Override
    public void happen() {
        changed();
        scheduler.runAnyDueExecutions();
        changed();
    }

    private Instant settled(Planned one, Instant now) {
        if (one.failures() > 0) throw new AssertionError("the scheduler had to catch a fault of " + one);
        if (one.at().equals(known.get(one.key()))) return one.at();
        var base = one.at().isBefore(now) ? now : one.at();
        var at = base.plus(luck.within(luck.happens(late) ? Duration.ofSeconds(3) : Duration.ofMillis(5)));
        while (isTaken(at)) at = at.plus(APART);
        sql.sql("update scheduled_tasks set execution_time = ? where task_name = ? and task_instance = ?")
                .params(at.atOffset(ZoneOffset.UTC), one.name(), one.instance())
                .update();
        known.put(one.key(), at);
        return at;
    }

    /** Of two that are due at once the database would choose. */
    private boolean isTaken(Instant at) {
        return known.values().stream()
                .anyMatch(other -> Duration.between(other, at).abs().compareTo(APART) < 0);
    }

    /** @param what an effect's name and its caller, the same in every run */
    private record Planned(String name, String instance, Instant at, int failures, String what) {
        private String key() {
            return name + instance;
        }
    }
}
