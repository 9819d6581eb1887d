package com.flexreconnect.sid;

/** A TaskRouter workspace. */
public record WorkspaceSid(String value) implements Sid {

    /** @throws IllegalArgumentException when the text is not {@code WS} and 32 hexadecimal digits */
    public WorkspaceSid {
        Sid.check("WS", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
