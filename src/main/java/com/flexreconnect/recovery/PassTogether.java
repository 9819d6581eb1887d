package com.flexreconnect.recovery;

import com.flexreconnect.conference.RememberedRosters.Version;
import com.flexreconnect.stored.Convoy;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Writes rosters with the letters that told of them, as many as wait at the moment in one statement. Each for itself is written
 * or not: where the roster is no longer the one that was judged, where somebody is being recovered, where the letter is no
 * news. What somebody else holds at the moment is not waited for. If the statement fails, none is written.
 */
@Component
class PassTogether {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int TOGETHER = 64;

    private final JdbcOperations jdbc;
    private final Clock clock;
    private final Counter written;
    private final Counter inVain;
    private final Convoy<Passing, Optional<Version>> convoy;

    /** @param atOnce so many statements are under way at the same time, each on a connection of its own */
    PassTogether(
            JdbcOperations jdbc,
            Clock clock,
            MeterRegistry meters,
            @Value("${reconnect.passing-at-once:3}") int atOnce) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.written = meters.counter("flexreconnect.passing", "result", "WRITTEN");
        this.inVain = meters.counter("flexreconnect.passing", "result", "IN_VAIN");
        this.convoy = new Convoy<>(atOnce, TOGETHER, PATIENCE, this::write);
    }

    /**
     * To be called outside of transactions.
     *
     * @return what was written; empty when nothing was
     * @throws org.springframework.dao.DataAccessException when nothing was, or nobody knows
     */
    Optional<Version> pass(Passing one) {
        var version = convoy.send(one).flatMap(Function.identity());
        (version.isPresent() ? written : inVain).increment();
        return version;
    }

    private List<Optional<Version>> write(List<Passing> all) {
        var now = Version.at(clock.instant());
        var written = new Version[all.size()];
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (var statement = PassStatement.of(all, now, connection, PassStatement.SQL)) {
                var rows = statement.executeQuery();
                while (rows.next()) written[rows.getInt(1) - 1] = new Version(rows.getString(2), now);
                return true;
            }
        });
        return Arrays.stream(written).map(Optional::ofNullable).toList();
    }
}
