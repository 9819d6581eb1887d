package com.flexreconnect.bench;

/** How much time is taken; a quick look shows that everything works and nothing else. */
enum Depth {
    QUICK,
    FULL;

    static Depth wanted() {
        return Boolean.getBoolean("bench.quick") ? QUICK : FULL;
    }

    <T> T of(T quick, T full) {
        return this == QUICK ? quick : full;
    }
}
