package com.flexreconnect.operator;

import com.flexreconnect.recovery.Outcome;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One day's recoveries, counted.
 *
 * @param hours 24 of them, each outcome with its number; {@code null}'s place is taken by {@link #OPEN}
 * @param waits how many callers were without an agent for how long, until they were with one again
 * @param agents who was lost most often, most often first
 */
record Day(LocalDate date, List<Map<String, Integer>> hours, List<Bar> waits, List<Bar> agents) {

    static final String OPEN = "OPEN";

    /** Drawn in this order, from the bottom up. */
    static final List<String> OUTCOMES = List.of(
            Outcome.RECOVERED.name(),
            Outcome.HANDED_OVER.name(),
            Outcome.CUSTOMER_LEFT.name(),
            Outcome.GAVE_UP.name(),
            Outcome.CLOSED_BY_HAND.name(),
            OPEN);

    record Bar(String label, int count) {

        /** As much as fits beside a bar. */
        String shortLabel() {
            return label.length() > 16 ? label.substring(0, 15) + "\u2026" : label;
        }
    }

    /** Of one hour's column, measured from its foot. */
    record Block(String outcome, int top, int height) {}

    /** @param full how high the fullest hour's column is */
    List<Block> stack(int hour, int full) {
        var most = Math.max(1, mostInAnHour());
        var blocks = new ArrayList<Block>();
        var below = 0;
        for (var outcome : OUTCOMES) {
            var foot = below * full / most;
            below += countIn(hour, outcome);
            var top = below * full / most;
            if (countIn(hour, outcome) > 0) blocks.add(new Block(outcome, top, Math.max(1, top - foot)));
        }
        return blocks;
    }

    String inWords() {
        return date.format(DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH));
    }

    /** False alarms are not losses: they are told apart. */
    int lost() {
        return OUTCOMES.stream().mapToInt(this::count).sum();
    }

    int count(String outcome) {
        return IntStream.range(0, 24).map(hour -> countIn(hour, outcome)).sum();
    }

    int countIn(int hour, String outcome) {
        return hours.get(hour).getOrDefault(outcome, 0);
    }

    int lostIn(int hour) {
        return OUTCOMES.stream().mapToInt(outcome -> countIn(hour, outcome)).sum();
    }

    int mostInAnHour() {
        return IntStream.range(0, 24).map(this::lostIn).max().orElse(0);
    }

    int worstHour() {
        var worst = 0;
        for (var hour = 1; hour < 24; hour++) if (lostIn(hour) > lostIn(worst)) worst = hour;
        return worst;
    }

    static int most(List<Bar> bars) {
        return bars.stream().mapToInt(Bar::count).max().orElse(0);
    }

    static String words(String outcome) {
        return outcome.equals(OPEN) ? "still open" : PlainWords.ended(Outcome.valueOf(outcome));
    }

    static String css(String outcome) {
        return outcome.equals(OPEN) ? "open" : PlainWords.css(Outcome.valueOf(outcome));
    }
}
