package com.flexreconnect.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** What was measured several times, of which the middle one counts. */
final class Rounds {

    private final Map<String, List<Double>> figures = new TreeMap<>();

    void add(String figure, double value) {
        figures.computeIfAbsent(figure, first -> new ArrayList<>()).add(value);
    }

    void forget() {
        figures.clear();
    }

    void putMiddle(ObjectNode all) {
        figures.forEach((figure, values) -> all.put(figure, middle(values)));
    }

    static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    @Override
    public String toString() {
        return figures.toString();
    }
}
