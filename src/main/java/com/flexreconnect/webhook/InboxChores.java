package com.flexreconnect.webhook;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the inbox does by itself, on one instance at a time. */
@Configuration(proxyBeanMethods = false)
class InboxChores {
    private static final Logger LOG = LoggerFactory.getLogger(InboxChores.class);

    @Bean
    RecurringTask<Void> judgePutAside(PutAside letters) {
        return Tasks.recurring("inbox-judge-again", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> letters.judgeAgain());
    }

    @Bean
    RecurringTask<Void> purgeInbox(PutAside letters) {
        return Tasks.recurring("inbox-purge", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> LOG.debug("{} old letters forgotten", letters.purge()));
    }
}
