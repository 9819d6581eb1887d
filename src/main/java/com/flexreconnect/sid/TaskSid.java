package com.flexreconnect.sid;

/** A TaskRouter task; also the friendly name of the Flex conference that belongs to it. */
public record TaskSid(String value) implements Sid {

    /** @throws IllegalArgumentException when the text is not {@code WT} and 32 hexadecimal digits */
    public TaskSid {
        Sid.check("WT", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
