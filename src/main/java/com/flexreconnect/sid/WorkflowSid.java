package com.flexreconnect.sid;

/** A TaskRouter workflow. */
public record WorkflowSid(String value) implements Sid {

    /** @throws IllegalArgumentException when the text is not {@code WW} and 32 hexadecimal digits */
    public WorkflowSid {
        Sid.check("WW", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
