package com.flexreconnect.sid;

/** A TaskRouter worker: the agent. */
public record WorkerSid(String value) implements Sid {

    /** @throws IllegalArgumentException when the text is not {@code WK} and 32 hexadecimal digits */
    public WorkerSid {
        Sid.check("WK", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
