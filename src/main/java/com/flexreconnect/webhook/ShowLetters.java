package com.flexreconnect.webhook;

import com.flexreconnect.telemetry.Sampled;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code flexreconnect.letters.put_aside}: how many letters wait to be judged again, on whichever instance. */
@Configuration(proxyBeanMethods = false)
class ShowLetters {

    ShowLetters(JdbcClient jdbc, ObjectProvider<MeterRegistry> meters) {
        var waiting = new Sampled<>(() -> count(jdbc), Double.NaN);
        meters.ifAvailable(registry -> Gauge.builder("flexreconnect.letters.put_aside", waiting, Sampled::get)
                .strongReference(true)
                .register(registry));
    }

    private static double count(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from inbox where judge_at is not null")
                .query(Double.class)
                .single();
    }
}
