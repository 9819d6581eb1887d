package com.flexreconnect.simulator.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What goes wrong with which of the next requests, as a test wants it. */
public final class Faults {

    private final List<Rule> rules = new ArrayList<>();
    private Function<RestCall, Optional<Fault>> otherwise = call -> Optional.empty();
    private volatile Duration latency = Duration.ZERO;

    /** Every request takes at least so long: half of it on the way there, half on the way back. */
    public Faults latency(Duration each) {
        latency = each;
        return this;
    }

    /** The next so many requests that match go wrong in this way. */
    public synchronized Faults next(int times, Predicate<RestCall> which, Fault fault) {
        rules.add(new Rule(times, which, fault));
        return this;
    }

    public Faults next(Predicate<RestCall> which, Fault fault) {
        return next(1, which, fault);
    }

    /** Every request that matches, until {@link #reset()}. */
    public Faults always(Predicate<RestCall> which, Fault fault) {
        return next(Integer.MAX_VALUE, which, fault);
    }

    /** What goes wrong with a request that no rule is about, until {@link #reset()}. */
    public synchronized Faults otherwise(Function<RestCall, Optional<Fault>> chance) {
        otherwise = chance;
        return this;
    }

    /** Rules that no request has used up yet. */
    public synchronized int pending() {
        return (int) rules.stream().filter(rule -> rule.left > 0).count();
    }

    public synchronized void reset() {
        rules.clear();
        otherwise = call -> Optional.empty();
        latency = Duration.ZERO;
    }

    Duration latency() {
        return latency;
    }

    Optional<Fault> take(RestCall call) {
        return fromRule(call).or(() -> otherwise.apply(call));
    }

    private synchronized Optional<Fault> fromRule(RestCall call) {
        return rules.stream()
                .filter(rule -> rule.left > 0 && rule.which.test(call))
                .findFirst()
                .map(rule -> {
                    rule.left--;
                    return rule.fault;
                });
    }

    private static final class Rule {
        private int left;
        private final Predicate<RestCall> which;
        private final Fault fault;

        Rule(int left, Predicate<RestCall> which, Fault fault) {
            this.left = left;
            this.which = which;
            this.fault = fault;
        }
    }
}
