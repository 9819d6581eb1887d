package com.flexreconnect.recovery;

import com.flexreconnect.stored.StoredJson;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EndPatience {

    @Bean
    OneTimeTask<Timers.Armed> patience(AdvanceRecovery advance, StoredJson json) {
        return Tasks.oneTime(Timers.PATIENCE).execute((instance, context) -> {
            var armed = instance.getData();
            advance.with(
                    UUID.fromString(armed.recovery()),
                    new RecoveryEvent.PatienceEnded(json.read(armed.stage(), Stage.class)));
        });
    }
}
