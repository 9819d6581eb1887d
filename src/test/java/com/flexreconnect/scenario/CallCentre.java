package com.flexreconnect.scenario;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A contact centre for all scenarios of this JVM: one simulated Twilio, one service, one database. */
final class CallCentre {

    private static final class Holder {
        static final CallCentre OPEN = new CallCentre();
    }

    final TwilioSimulator twilio = TwilioSimulator.start(SimulatorSettings.standard());
    final RunningService service = RunningService.start(twilio, EmbeddedDatabase.freshJdbcUrl(), Map.of());
    final JdbcClient sql = service.bean(JdbcClient.class);

    static CallCentre open() {
        return Holder.OPEN;
    }

    /** Nobody calls, nobody works, nothing is remembered. */
    void clear() {
        twilio.reset();
        sql.sql("delete from scheduled_tasks where task_name in ('patience', 'perform-effect') and not picked")
                .update();
        sql.sql("truncate recovery, recovery_history, effect, conference, known_attributes, inbox")
                .update();
    }
}
