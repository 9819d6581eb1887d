package com.flexreconnect.recovery;

import com.flexreconnect.settings.Settings;
import com.flexreconnect.stored.OldRows;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everything about a call goes once the retention time is over: it is personal data. */
@Configuration(proxyBeanMethods = false)
class ForgetOldCalls {

    private static final Logger log = LoggerFactory.getLogger(ForgetOldCalls.class);
    private static final Duration EVERY = Duration.ofHours(1);

    @Bean
    RecurringTask<Void> forgetting(OldRows rows, Settings settings, Clock clock) {
        return Tasks.recurring("forget-old-calls", FixedDelay.of(EVERY))
                .execute((instance, context) -> forget(rows, settings.retention(), clock));
    }

    static void forget(OldRows rows, Duration retention, Clock clock) {
        var old = clock.instant().minus(retention);
        rows.delete("recovery", "closed_at < ?", old);
        rows.delete("effect", "entered_at < ?", old);
        // what is asked first is indexed, and does not change
        rows.delete("conference", "opened_at < ? and updated_at < ?", old);
        rows.delete("known_attributes", "first_seen_at < ? and seen_at < ?", old);
        forgetStuck(rows, old.minus(retention));
    }

    /** Patience ends every recovery long before; one that could not be read any more must not stay for ever. */
    private static void forgetStuck(OldRows rows, Instant ancient) {
        var stuck = rows.delete("recovery", "closed_at is null and opened_at < ?", ancient);
        if (stuck > 0) log.error("{} recoveries were never closed; they are forgotten now", stuck);
    }
}
