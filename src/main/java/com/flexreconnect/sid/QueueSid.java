package com.flexreconnect.sid;

/** A TaskRouter task queue. */
public record QueueSid(String value) implements Sid {

    /** @throws IllegalArgumentException when the text is not {@code WQ} and 32 hexadecimal digits */
    public QueueSid {
        Sid.check("WQ", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
