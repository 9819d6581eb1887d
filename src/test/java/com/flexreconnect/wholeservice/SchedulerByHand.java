package com.flexreconnect.wholeservice;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The durable scheduler without its threads: whoever plays the day runs what is due. */
@TestConfiguration(proxyBeanMethods = false)
class SchedulerByHand {

    private static final int THREADS = 40;

    @Bean
    ManualScheduler scheduler(DataSource database, List<Task<?>> tasks, Clock clock) {
        // old calls are forgotten after weeks: not within a day
        var oneTime =
                tasks.stream().filter(task -> !(task instanceof RecurringTask)).toList();
        var builder = TestHelper.createManualScheduler(new TransactionAwareDataSourceProxy(database), oneTime)
                .clock(new SettableClock() {
                    @Override
                    public Instant now() {
                        return clock.instant();
                    }
                })
                .alwaysPersistTimestampInUTC();
        builder.threads(THREADS);
        builder.pollUsingLockAndFetch(0.5, 1.0);
        return builder.build();
    }
}
