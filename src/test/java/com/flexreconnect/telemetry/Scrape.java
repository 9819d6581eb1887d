package com.flexreconnect.telemetry;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What Prometheus reads.
 *
 * @param labels the labels of each metric, without those of buckets, by the name that stands in {@code # TYPE}
 * @param values each sample as it stands in the text: name and labels, then its value
 */
record Scrape(Map<String, Set<String>> labels, Map<String, Double> values) {

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) \\S+");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z0-9_:]+)(\\{.*})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z0-9_]+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    static Scrape of(String text) {
        var labels = new TreeMap<String, Set<String>>();
        var values = new HashMap<String, Double>();
        var metric = "";
        for (var line : text.lines().toList()) {
            var type = TYPE.matcher(line);
            if (type.matches()) {
                metric = type.group(1);
                labels.put(metric, new TreeSet<>());
            }
            var sample = SAMPLE.matcher(line);
            if (line.startsWith("#") || !sample.matches()) continue;
            values.put(
                    line.substring(0, line.lastIndexOf(' ')),
                    Double.valueOf(sample.group(3).replace("+Inf", "Infinity")));
            if (sample.group(2) == null) continue;
            var of = labels.get(metric);
            LABEL.matcher(sample.group(2))
                    .results()
                    .map(label -> label.group(1))
                    .filter(label -> !label.equals("le"))
                    .forEach(of::add);
        }
        return new Scrape(labels, values);
    }

    double value(String sample) {
        return values.getOrDefault(sample, Double.NaN);
    }

    /** Every name that a query may use: a histogram has several. */
    Set<String> names() {
        var names = new TreeSet<String>();
        values.keySet().forEach(sample -> names.add(sample.split("\\{", 2)[0]));
        return names;
    }
}
