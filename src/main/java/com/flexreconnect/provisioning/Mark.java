package com.flexreconnect.provisioning;

/** What stands before a line: a word for files and pipes, a coloured sign for terminals. */
enum Mark {
    GOOD("ok", "✓", "32"),
    WRONG("WRONG", "✗", "31"),
    NOTE("note", "!", "33"),
    ADD("+", "+", "32"),
    CHANGE("~", "~", "33"),
    REMOVE("-", "-", "31");

    private final String word;
    private final String sign;
    private final String colour;

    Mark(String word, String sign, String colour) {
        this.word = word;
        this.sign = sign;
        this.colour = colour;
    }

    String shown(boolean rich) {
        return rich ? "\033[" + colour + "m" + sign + "\033[0m" : word;
    }

    /** Columns that it takes. */
    int width(boolean rich) {
        return rich ? sign.length() : word.length();
    }
}
