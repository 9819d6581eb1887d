package com.flexreconnect.recovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the shortest conditions that tell the results of many cases apart: a decision tree, read leaf by leaf.
 *
 * @param <R> what a case led to
 */
final class Rules<R> {

    /** @param circumstances what is asked about, and the answer in plain words */
    record Case<R>(Map<String, String> circumstances, R result) {}

    record Rule<R>(Set<String> when, R result) {}

    private final Collection<Case<R>> all;
    private final Set<Rule<R>> found = new LinkedHashSet<>();

    private Rules(Collection<Case<R>> all) {
        this.all = all;
    }

    static <R> Set<Rule<R>> of(Collection<Case<R>> cases) {
        var rules = new Rules<>(new LinkedHashSet<>(cases));
        rules.split(rules.all, Map.of());
        return rules.found;
    }

    private void split(Collection<Case<R>> cases, Map<String, String> when) {
        var results = results(cases);
        if (results.size() == 1) {
            found.add(new Rule<>(new LinkedHashSet<>(shortened(when, results).values()), results.getFirst()));
            return;
        }
        var question = questions(cases).stream()
                .filter(asked -> by(asked, cases).size() > 1)
                .min(Comparator.comparingDouble(asked -> doubt(asked, cases)))
                .orElseThrow(() -> new IllegalStateException("Nothing asked tells these apart: " + cases));
        by(question, cases).forEach((answer, some) -> {
            var more = new LinkedHashMap<>(when);
            more.put(question, answer);
            split(some, more);
        });
    }

    /** Leaves out what need not be asked when the rest is known. */
    private Map<String, String> shortened(Map<String, String> when, List<R> result) {
        var shorter = new LinkedHashMap<>(when);
        for (var question : when.keySet()) {
            var without = new LinkedHashMap<>(shorter);
            without.remove(question);
            var fitting = all.stream()
                    .filter(one -> one.circumstances().entrySet().containsAll(without.entrySet()))
                    .toList();
            if (results(fitting).equals(result)) shorter.remove(question);
        }
        return shorter;
    }

    private static <R> List<R> results(Collection<Case<R>> cases) {
        return cases.stream().map(Case::result).distinct().toList();
    }

    private static <R> Set<String> questions(Collection<Case<R>> cases) {
        var asked = new LinkedHashSet<>(cases.iterator().next().circumstances().keySet());
        cases.forEach(one -> asked.retainAll(one.circumstances().keySet()));
        return asked;
    }

    private static <R> Map<String, List<Case<R>>> by(String question, Collection<Case<R>> cases) {
        return cases.stream()
                .collect(Collectors.groupingBy(
                        one -> one.circumstances().get(question), LinkedHashMap::new, Collectors.toList()));
    }

    /** The fewer results remain possible when the answer is known, the better the question. */
    private static <R> double doubt(String question, Collection<Case<R>> cases) {
        var sum = 0.0;
        for (var some : by(question, cases).values()) {
            var counts = new ArrayList<>(some.stream()
                    .collect(Collectors.groupingBy(Case::result, Collectors.counting()))
                    .values());
            for (var count : counts) sum -= count * Math.log((double) count / some.size());
        }
        return sum;
    }
}
