package com.flexreconnect.operator;

import com.flexreconnect.operator.Day.Bar;
import com.flexreconnect.settings.Settings;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts a day's recoveries: by its index, and once in some seconds however many look at it. */
@Component
@WhenConfigured
class Days {

    private static final int AGENTS = 8;
    private static final int[] BOUNDS = {2, 5, 10, 20, 30, 60, 120};

    private final JdbcClient jdbc;
    private final ZoneId zone;
    private final LoadingCache<LocalDate, Day> days = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(5))
            .maximumSize(40)
            .build(this::read);

    Days(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.zone = Guard.operators(settings).zone();
    }

    Day of(LocalDate date) {
        return days.get(date);
    }

    private Day read(LocalDate date) {
        var from = date.atStartOfDay(zone).toOffsetDateTime();
        var until = date.plusDays(1).atStartOfDay(zone).toOffsetDateTime();
        return new Day(date, hours(from, until), waits(from, until), agents(from, until));
    }

    private List<Map<String, Integer>> hours(OffsetDateTime from, OffsetDateTime until) {
        var hours = new ArrayList<Map<String, Integer>>();
        for (var hour = 0; hour < 24; hour++) hours.add(new HashMap<>());
        jdbc.sql("select extract(hour from opened_at at time zone ?)::int as hour, coalesce(outcome, ?) as outcome,"
                        + " count(*)::int as count from recovery where opened_at >= ? and opened_at < ? group by 1, 2")
                .params(zone.getId(), Day.OPEN, from, until)
                .query((row, _) -> hours.get(row.getInt("hour"))
                        .merge(row.getString("outcome"), row.getInt("count"), Integer::sum))
                .list();
        return hours;
    }

    private List<Bar> waits(OffsetDateTime from, OffsetDateTime until) {
        var counts = new int[BOUNDS.length + 1];
        jdbc.sql("select width_bucket(extract(epoch from reunited_at - opened_at)::float8, ?::float8[]) as bucket,"
                        + " count(*)::int as count from recovery where opened_at >= ? and opened_at < ?"
                        + " and reunited_at is not null group by 1")
                .params(
                        java.util.Arrays.stream(BOUNDS)
                                .mapToObj(Double::valueOf)
                                .toArray(Double[]::new),
                        from,
                        until)
                .query((row, _) -> counts[row.getInt("bucket")] = row.getInt("count"))
                .list();
        var bars = new ArrayList<Bar>();
        for (var bucket = 0; bucket < counts.length; bucket++) bars.add(new Bar(label(bucket), counts[bucket]));
        return bars;
    }

    private static String label(int bucket) {
        if (bucket == 0) return "< " + BOUNDS[0] + " s";
        if (bucket == BOUNDS.length) return "\u2265 " + BOUNDS[bucket - 1] + " s";
        return BOUNDS[bucket - 1] + "\u2013" + BOUNDS[bucket] + " s";
    }

    private List<Bar> agents(OffsetDateTime from, OffsetDateTime until) {
        return jdbc.sql("select max(worker_name) as name, count(*)::int as count from recovery where opened_at >= ?"
                        + " and opened_at < ? and worker_sid is not null and outcome is distinct from 'FALSE_ALARM'"
                        + " group by worker_sid order by 2 desc, 1 limit " + AGENTS)
                .params(from, until)
                .query((row, _) -> new Bar(row.getString("name"), row.getInt("count")))
                .list();
    }
}
