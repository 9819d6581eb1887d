package com.flexreconnect.wholeservice;

import com.flexreconnect.FlexReconnect;
import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.effect.WithoutJitter;
import com.flexreconnect.recovery.AlwaysTrying;
import com.flexreconnect.scenario.RunningService;
import com.flexreconnect.simulation.SimulatedTime;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.world.Delay;
import com.flexreconnect.simulator.world.Pace;
import com.flexreconnect.twilio.PatientLine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One simulated Twilio, one service and one database for all days of this JVM; each day begins as if it were the first. */
final class Centre {

    /** Twilio's and people's own times, as long as in life. */
    private static final Pace PACE = new Pace()
            .set(Delay.CRASH_NOTICED, Duration.ofSeconds(10))
            .set(Delay.AGENT_ACCEPTS, Duration.ofSeconds(1))
            .set(Delay.AGENT_WRAPS_UP, Duration.ofSeconds(5))
            .set(Delay.PAGE_LOADS, Duration.ofSeconds(2))
            .set(Delay.OFFER_AGAIN, Duration.ofSeconds(5))
            .set(Delay.RESERVATION_TIMEOUT, Duration.ofSeconds(60))
            .set(Delay.CALLBACK_RETRY, Duration.ofSeconds(1))
            .set(Delay.EVENT_RETRY, Duration.ofSeconds(1));

    private static final class Holder {
        static final Centre OPEN = new Centre();
    }

    final SimulatedTimers timers = new SimulatedTimers();
    final TwilioSimulator twilio =
            TwilioSimulator.start(SimulatorSettings.standard().withPace(PACE), timers);
    final RunningService service = RunningService.start(
            twilio,
            // whether a commit outlives a power cut is not what is asked here
            EmbeddedDatabase.freshJdbcUrl() + "&options=-c%20synchronous_commit=off",
            Map.of(
                    "RECONNECT_ANY_WORKER_PATIENCE", "2m",
                    "spring.datasource.hikari.connection-timeout", "30000",
                    "spring.main.banner-mode", "off"),
            new SpringApplicationBuilder(
                            FlexReconnect.class,
                            SchedulerByHand.class,
                            PatientLine.class,
                            WithoutJitter.class,
                            AlwaysTrying.class)
                    .initializers(context -> context.getBeanFactory().registerSingleton("clock", timers.clock())));
    final JdbcClient sql = service.bean(JdbcClient.class);

    static Centre open() {
        return Holder.OPEN;
    }

    SimulatedTime nextDay() {
        var time = timers.nextDay();
        twilio.reset();
        List.of("scheduled_tasks", "effect", "recovery", "conference", "known_attributes", "inbox")
                .forEach(table -> sql.sql("delete from " + table).update());
        return time;
    }
}
