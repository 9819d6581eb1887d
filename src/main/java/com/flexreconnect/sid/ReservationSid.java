package com.flexreconnect.sid;

/** A task reserved for one worker. */
public record ReservationSid(String value) implements Sid {

    /** @throws IllegalArgumentException when the text is not {@code WR} and 32 hexadecimal digits */
    public ReservationSid {
        Sid.check("WR", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
