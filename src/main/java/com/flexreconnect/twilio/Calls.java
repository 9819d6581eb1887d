package com.flexreconnect.twilio;

import com.flexreconnect.sid.CallSid;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.Twiml;
import org.springframework.stereotype.Component;

/** Twilio's calls. Each method is one request and throws {@link TwilioFailure}. */
@Component
public class Calls {

    private final Line line;

    Calls(Line line) {
        this.line = line;
    }

    /**
     * Makes the call do something else. It leaves the conference or queue that it was in, so never repeat it blindly.
     *
     * @param twiml at most 4000 characters
     * @throws TwilioFailure.Gone when the call has ended, or is not answered yet
     */
    public void redirect(CallSid call, String twiml) {
        line.ask(twilio -> Call.updater(call.value()).setTwiml(new Twiml(twiml)).update(twilio));
    }

    /** @throws TwilioFailure.Gone when Twilio does not know it; one that has ended is still known */
    public CallSeen fetch(CallSid call) {
        var found = line.ask(twilio -> Call.fetcher(call.value()).fetch(twilio));
        var to = Text.of(found.getTo());
        return new CallSeen(
                Text.of(found.getStatus()), to, found.getStatus() == Call.Status.IN_PROGRESS, to.startsWith("client:"));
    }
}
