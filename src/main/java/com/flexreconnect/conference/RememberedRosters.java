package com.flexreconnect.conference;

import com.flexreconnect.sid.ConferenceSid;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The rosters of live conferences as this instance has written them last. Whether one still holds, only its row can say: nothing
 * may be concluded from it unless the same statement asks the row.
 */
@Component
public class RememberedRosters {

    private final boolean any;
    private final Cache<ConferenceSid, Remembered> rosters;

    /** @param number of the conferences used last, of each a few kilobytes; zero remembers nothing */
    RememberedRosters(@Value("${reconnect.rosters-in-memory:10000}") int number) {
        any = number > 0;
        rosters = Caffeine.newBuilder()
                .maximumSize(number)
                .executor(Runnable::run)
                .build();
    }

    /** False where it is told to remember nothing. */
    public boolean remembersAny() {
        return any;
    }

    public Optional<Remembered> of(ConferenceSid sid) {
        return Optional.ofNullable(rosters.getIfPresent(sid));
    }

    /** To be called before its transaction has ended, too: what is rolled back is in no row. */
    public void remember(Conference room, Version version) {
        if (room.ended()) rosters.invalidate(room.sid());
        else rosters.put(room.sid(), new Remembered(room, version));
    }

    public record Remembered(Conference room, Version version) {}

    /**
     * Which writing of a row it is. The transaction alone would do, but for a server that comes back without its last moments
     * and counts them anew.
     *
     * @param transaction the row's {@code xmin}
     * @param at the row's {@code updated_at}
     */
    public record Version(String transaction, OffsetDateTime at) {

        /** As exactly as a row keeps it. */
        public static OffsetDateTime at(Instant moment) {
            return moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        }
    }
}
