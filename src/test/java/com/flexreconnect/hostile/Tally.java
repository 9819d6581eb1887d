package com.flexreconnect.hostile;

import java.util.Map;
import java.util.TreeMap;

/** How many requests of which kind, and how they were answered. */
final class Tally {
    private final Map<String, Integer> kinds = new TreeMap<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private long slowest;

    void count(Attack attack, Answer answer) {
        attack.kinds.forEach(kind -> kinds.merge(kind, 1, Integer::sum));
        answers.merge(answer.status(), 1, Integer::sum);
        slowest = Math.max(slowest, answer.millis());
    }

    void print() {
        System.out.printf(
                "Hostile requests: %,d in %d kinds, slowest answer %d ms%nanswers by status: %s%nrequests by kind: %s%n",
                answers.values().stream().mapToInt(one -> one).sum(), kinds.size(), slowest, answers, kinds);
    }
}
