package com.flexreconnect.scenario;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.TwilioSimulator;
import java.util.List;
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

    /** One more, beside the others. */
    static CallCentre another() {
        return new CallCentre();
    }

    /** Nobody calls, nobody works, nothing is remembered. */
    void clear() {
        twilio.reset();
        sql.sql(
                        "delete from scheduled_tasks where task_name in ('patience', 'perform-effect', 'hear-wrap-up') and not picked")
                .update();
        // One by one and not truncated: what is still on its way from the last scenario may hold rows.
        List.of("effect", "recovery", "conference", "known_attributes", "inbox")
                .forEach(table -> sql.sql("delete from " + table).update());
    }
}
