package com.flexreconnect.sid;

/** One leg of a call. */
public record CallSid(String value) implements Sid {

    /** @throws IllegalArgumentException when the text is not {@code CA} and 32 hexadecimal digits */
    public CallSid {
        Sid.check("CA", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
