package com.flexreconnect.sid;

/** A conference: the room in which caller, agent and third parties talk. */
public record ConferenceSid(String value) implements Sid {

    /** @throws IllegalArgumentException when the text is not {@code CF} and 32 hexadecimal digits */
    public ConferenceSid {
        Sid.check("CF", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
