package com.flexreconnect.recovery;

import com.flexreconnect.stored.StoredJson;
import com.flexreconnect.telemetry.Steps;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EndPatience {

    /** The library's own pause after a failure is five minutes: too long for a caller who waits. */
    static final Duration AGAIN = Duration.ofSeconds(2);

    @Bean
    OneTimeTask<Timers.Armed> patience(AdvanceRecovery advance, Recoveries recoveries, StoredJson json, Steps steps) {
        return Tasks.oneTime(Timers.PATIENCE)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .execute((instance, context) -> {
                    var armed = instance.getData();
                    var id = UUID.fromString(armed.recovery());
                    // of a forgotten one nobody need be able to read the stage
                    if (!recoveries.existsById(id)) return;
                    try (var _ = steps.alone("patience")) {
                        advance.endPatience(id, json.read(armed.stage(), Stage.class));
                    }
                });
    }
}
