package com.flexreconnect.effect;

import com.flexreconnect.twilio.OnlyWhile;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Effects as the durable scheduler sees them: performed on any instance, again when an instance died over one. */
@Configuration(proxyBeanMethods = false)
class ScheduledPerformance {

    /** Of the time without a heartbeat after which another instance takes an effect over. */
    private static final double LONG_SILENT = 0.75;

    @Bean
    CustomTask<Void> performEffects(PerformEffect effects, Clock clock) {
        return Tasks.custom(Performances.PERFORM)
                .onFailureReschedule(FixedDelay.of(Duration.ofSeconds(1)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> OnlyWhile.isOurs(
                                () -> isAlive(context), () -> effects.perform(UUID.fromString(instance.getId())))
                        .<CompletionHandler<Void>>map(wait -> (complete, operations) ->
                                operations.reschedule(complete, clock.instant().plus(wait)))
                        .orElse((complete, operations) -> operations.remove()));
    }

    private static boolean isAlive(ExecutionContext context) {
        return context.getCurrentlyExecuting().getHeartbeatState().getFractionDead() < LONG_SILENT;
    }
}
