package com.flexreconnect.sid;

/** A Twilio account. */
public record AccountSid(String value) implements Sid {

    /** @throws IllegalArgumentException when the text is not {@code AC} and 32 hexadecimal digits */
    public AccountSid {
        Sid.check("AC", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
