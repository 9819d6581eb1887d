package com.flexreconnect.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads one text after the other and keeps count of what is wrong. Never repeats a text: it may be a secret. */
final class Reading {
    private final UnaryOperator<@Nullable String> lookup;
    private final List<String> problems = new ArrayList<>();

    Reading(UnaryOperator<@Nullable String> lookup) {
        this.lookup = lookup;
    }

    /** @return empty when missing or malformed: then it is among the problems */
    <T> Optional<T> required(String name, Shape<T> shape) {
        if (!isSet(name)) {
            problem("%s is missing: set it to %s".formatted(name, shape.wanted()));
            return Optional.empty();
        }
        return optional(name, shape);
    }

    /** @return empty when not set, and when malformed: then it is among the problems */
    <T> Optional<T> optional(String name, Shape<T> shape) {
        var text = text(name);
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(shape.read().apply(text.get()));
        } catch (RuntimeException malformed) {
            problem("%s is malformed: it must be %s".formatted(name, shape.wanted()));
            return Optional.empty();
        }
    }

    boolean isSet(String name) {
        return text(name).isPresent();
    }

    void problem(String sentence) {
        if (!problems.contains(sentence)) problems.add(sentence);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    private Optional<String> text(String name) {
        try {
            return Optional.ofNullable(lookup.apply(name)).map(String::strip).filter(text -> !text.isEmpty());
        } catch (RuntimeException unreadable) {
            problem("%s is malformed: it holds a placeholder ${…} that means nothing here".formatted(name));
            return Optional.of("");
        }
    }
}
