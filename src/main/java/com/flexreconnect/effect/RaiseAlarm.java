package com.flexreconnect.effect;

import com.flexreconnect.recovery.Effect.Alarm;
import com.flexreconnect.recovery.RecoveryFile;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Somebody is to look: an error line with a fixed wording, and a counter to alert on. */
@Component
class RaiseAlarm {

    private static final Logger log = LoggerFactory.getLogger(RaiseAlarm.class);

    private final MeterRegistry meters;

    RaiseAlarm(MeterRegistry meters) {
        this.meters = meters;
        // all exist from the start, so that the first one is seen as a change
        for (var alarm : Alarm.values()) counter(alarm);
    }

    News raise(RecoveryFile file, Alarm alarm) {
        log.error(
                "ALERT {} recovery {} of {}",
                alarm,
                file.id(),
                file.recovery().lost().conference());
        counter(alarm).increment();
        return News.none();
    }

    private Counter counter(Alarm alarm) {
        return meters.counter("flexreconnect.alerts", "alarm", alarm.name());
    }
}
