package com.flexreconnect.sid;

/** An Event Streams sink: where events are sent. */
public record SinkSid(String value) implements Sid {

    /** @throws IllegalArgumentException when the text is not {@code DG} and 32 hexadecimal digits */
    public SinkSid {
        Sid.check("DG", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
