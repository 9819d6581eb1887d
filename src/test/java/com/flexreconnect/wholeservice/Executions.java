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
 * that the same seed runs them in the same order: the service's own jitter is rounded up for that.
 */
final class Executions implements SimulatedTime.Source {

    private static final String NOT_BEGUN = """
            select s.task_name, s.task_instance, s.execution_time, s.consecutive_failures,
                   regexp_replace(coalesce(e.name, ''), ' [0-9a-f-]{36}$', '') || coalesce(r.customer_call_sid, '') as what,
                   coalesce(e.attempts, 0) as attempts
            from scheduled_tasks s
            left join effect e on e.id = case when s.task_name = 'perform-effect' then s.task_instance::uuid end
            left join recovery r on r.id::text = e.subject
            where not s.picked order by s.execution_time, what, s.xmin::text::bigint, s.cmin::text::bigint""";

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
                        row.getString(5),
                        row.getInt(6)))
                .list()
                .stream()
                .map(one -> one.rounded(known.get(one.key()), now))
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
        var at = base.plus(luck.within(luck.happens(late) ? Duration.ofSeconds(3) : Duration.ofMillis(5)))
                .plusNanos(known.size() % 900 * 1000L);
        sql.sql("update scheduled_tasks set execution_time = ? where task_name = ? and task_instance = ?")
                .params(at.atOffset(ZoneOffset.UTC), one.name(), one.instance())
                .update();
        known.put(one.key(), at);
        return at;
    }

    /** @param what an effect's name and its caller, the same in every run */
    private record Planned(String name, String instance, Instant at, int failures, String what, int attempts) {
        private String key() {
            return name + instance;
        }

        private Planned rounded(@Nullable Instant known, Instant now) {
            if (at.equals(known) || !name.equals("perform-effect") || !at.isAfter(now)) return this;
            var wait = Duration.between(now, at).toMillis();
            var most = Math.min(5000, 200L << Math.clamp(attempts - 1, 0, 10));
            var isJittered = wait >= most / 2 && wait <= most;
            return isJittered ? new Planned(name, instance, now.plusMillis(most), failures, what, attempts) : this;
        }
    }
}
