package com.flexreconnect.twilio;

import com.flexreconnect.sid.SinkSid;
import com.flexreconnect.sid.SubscriptionSid;
import java.util.List;

/**
 * An Event Streams subscription as Twilio showed it.
 *
 * @param types of the events that are sent
 */
public record SubscriptionSeen(SubscriptionSid subscription, SinkSid sink, String description, List<String> types) {
    public SubscriptionSeen {
        types = List.copyOf(types);
    }
}
