package com.flexreconnect.recovery;

import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether anybody is being recovered whom something in a conference may concern. Asked for nearly every callback: plain SQL. */
@Component
class OpenRecoveries {

    private final JdbcClient jdbc;

    OpenRecoveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this call's caller was lost in another conference. */
    boolean elsewhere(CallSid customer, ConferenceSid conference) {
        return jdbc.sql("select exists (select from recovery where customer_call_sid = ? and conference_sid <> ?"
                        + " and closed_at is null)")
                .params(customer.value(), conference.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody was lost in this conference, or this customer in any. */
    boolean hereOrOf(ConferenceSid conference, Optional<CallSid> customer) {
        return jdbc.sql("select exists (select from recovery where conference_sid = ? and closed_at is null)"
                        + " or exists (select from recovery where customer_call_sid = ? and closed_at is null)")
                .params(conference.value(), customer.map(CallSid::value).orElse(""))
                .query(Boolean.class)
                .single();
    }
}
