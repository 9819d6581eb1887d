package com.flexreconnect.recovery;

import com.flexreconnect.settings.Settings;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything about a call goes once the retention time is over: it is personal data. */
@Configuration(proxyBeanMethods = false)
class ForgetOldCalls {

    private static final Duration EVERY = Duration.ofHours(1);

    private static final List<String> WHAT = List.of(
            "delete from recovery where closed_at < ?",
            "delete from effect where changed_at < ?",
            "delete from conference where updated_at < ?",
            "delete from known_attributes where seen_at < ?");

    @Bean
    RecurringTask<Void> forgetting(JdbcClient jdbc, Settings settings, Clock clock) {
        return Tasks.recurring("forget-old-calls", FixedDelay.of(EVERY)).execute((instance, context) -> {
            var before = clock.instant().minus(settings.retention()).atOffset(ZoneOffset.UTC);
            WHAT.forEach(sql -> jdbc.sql(sql).param(before).update());
        });
    }
}
