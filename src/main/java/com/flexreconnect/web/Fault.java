package com.flexreconnect.web;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what broke and where, without the messages: they may quote task attributes or phone numbers. */
public final class Fault {
    private static final int CAUSES = 5;

    private Fault() {}

    /** The classes of the exception and its causes, each with the first line of ours that it passed. */
    public static String inShort(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .limit(CAUSES)
                .map(one -> one.getClass().getName() + where(one))
                .collect(Collectors.joining(", caused by "));
    }

    private static String where(Throwable fault) {
        return Stream.of(fault.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("com.flexreconnect."))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
    }
}
