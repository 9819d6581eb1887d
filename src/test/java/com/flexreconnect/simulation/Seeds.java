package com.flexreconnect.simulation;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** {@code -Dseed=} plays one seed again, {@code -Dseeds=} plays that many. */
public final class Seeds {
    private Seeds() {}

    /** @param story what happened with a seed, for the report of a failure */
    public static void play(String test, int usually, LongConsumer each, LongFunction<List<String>> story) {
        var one = Long.getLong("seed");
        var count = Integer.getInteger("seeds", usually);
        var seeds = one == null ? LongStream.range(0, count) : LongStream.of(one);
        seeds.forEach(seed -> playOne(test, seed, each, story));
        if (one == null) System.out.printf("%s: %d seeds%n", test, count);
    }

    /** @param story what happened with a seed, for the report of a failure */
    public static void playOne(String test, long seed, LongConsumer each, LongFunction<List<String>> story) {
        try {
            each.accept(seed);
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(
                    "Seed %d: %s%n%s%nAgain: ./mvnw test -Dtest=%s -Dtest.args=-Dseed=%d"
                            .formatted(seed, broken.getMessage(), String.join("\n", story.apply(seed)), test, seed),
                    broken);
        }
    }
}
