package com.flexreconnect.recovery;

import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.stored.Hearing;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Whether anybody is being recovered whom something in a conference may concern; to be asked for once the hearing has sent
 * it. For nearly every callback: plain SQL.
 */
final class OpenRecoveries {

    private OpenRecoveries() {}

    /** Whether this call's caller was lost in another conference. */
    static BooleanSupplier elsewhere(CallSid customer, ConferenceSid conference, Hearing hearing) {
        return yes(
                hearing,
                "select exists (select from recovery where customer_call_sid = ? and conference_sid <> ?"
                        + " and closed_at is null)",
                customer.value(),
                conference.value());
    }

    /** Whether somebody was lost in this conference, or this customer in any. */
    static BooleanSupplier hereOrOf(ConferenceSid conference, Optional<CallSid> customer, Hearing hearing) {
        return yes(
                hearing,
                "select exists (select from recovery where conference_sid = ? and closed_at is null)"
                        + " or exists (select from recovery where customer_call_sid = ? and closed_at is null)",
                conference.value(),
                customer.map(CallSid::value).orElse(""));
    }

    private static BooleanSupplier yes(Hearing hearing, String query, String... values) {
        var answer = hearing.ask(query, (row, _) -> row.getBoolean(1), (Object[]) values);
        return () -> answer.get().getFirst();
    }
}
