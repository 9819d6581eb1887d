package com.flexreconnect.sid;

/** An Event Streams subscription: which events are sent to a sink. */
public record SubscriptionSid(String value) implements Sid {

    /** @throws IllegalArgumentException when the text is not {@code DF} and 32 hexadecimal digits */
    public SubscriptionSid {
        Sid.check("DF", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
