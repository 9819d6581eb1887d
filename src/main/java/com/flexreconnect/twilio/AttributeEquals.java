package com.flexreconnect.twilio;

import java.util.regex.Pattern;

/** TaskRouter's expression that a task's attribute has a value. */
final class AttributeEquals {

    private static final Pattern PATH = Pattern.compile("\\w+(\\.\\w+)*");
    private static final Pattern PLAIN = Pattern.compile("[^\"'\\\\\\p{Cntrl}]*");

    private AttributeEquals() {}

    static String expression(String name, String value) {
        if (!PATH.matcher(name).matches()) throw new IllegalArgumentException("not the path of a task attribute");
        if (!PLAIN.matcher(value).matches())
            throw new IllegalArgumentException("quotes and backslashes cannot be looked for");
        return "%s == \"%s\"".formatted(name, value);
    }
}
