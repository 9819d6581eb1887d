package com.flexreconnect.scenario;

import com.flexreconnect.simulator.world.Answer;
import com.flexreconnect.simulator.world.OpenQuestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Few Twilios in which any two answers occur together, and every story meets every answer. Made greedily: each one is
 * the best of some that were tried.
 */
final class PairsOfAnswers {

    private static final int TRIED = 60;

    private final Random random = new Random(1);
    private final Set<Set<Object>> missing = new LinkedHashSet<>();
    private final List<Telling> tellings = new ArrayList<>();

    private PairsOfAnswers() {
        for (var one : Answer.values()) {
            Arrays.stream(Story.values()).forEach(story -> missing.add(Set.of(story, one)));
            Arrays.stream(Answer.values())
                    .filter(other -> other.question() != one.question())
                    .forEach(other -> missing.add(Set.of(one, other)));
        }
    }

    static List<Telling> all() {
        var pairs = new PairsOfAnswers();
        while (!pairs.missing.isEmpty()) pairs.add();
        pairs.tellings.sort(Comparator.comparing(Telling::story));
        return pairs.tellings;
    }

    private void add() {
        var best = Stream.generate(this::some).limit(TRIED).max(Comparator.comparingInt(this::worth));
        missing.removeAll(pairs(best.orElseThrow()));
        tellings.add(best.orElseThrow());
    }

    /** Starts from a pair that is still missing and takes for each question the answer that adds most. */
    private Telling some() {
        var seed = missing.stream()
                .skip(random.nextInt(missing.size()))
                .findFirst()
                .orElseThrow();
        var chosen = new ArrayList<Object>(seed);
        var open = new ArrayList<List<?>>();
        Arrays.stream(OpenQuestion.values()).map(OpenQuestion::answers).forEach(open::add);
        open.add(List.of(Story.values()));
        open.removeIf(choices -> choices.stream().anyMatch(seed::contains));
        Collections.shuffle(open, random);
        open.forEach(choices -> chosen.add(choices.stream()
                .map(Object.class::cast)
                .max(Comparator.comparingInt(choice -> gain(choice, chosen)))
                .orElseThrow()));
        return telling(chosen);
    }

    private int gain(Object choice, List<Object> chosen) {
        return (int) chosen.stream()
                .filter(other -> missing.contains(Set.of(choice, other)))
                .count();
    }

    private int worth(Telling telling) {
        return (int) pairs(telling).stream().filter(missing::contains).count();
    }

    private static Telling telling(List<Object> chosen) {
        Map<OpenQuestion, Answer> answers = new EnumMap<>(OpenQuestion.class);
        chosen.stream()
                .filter(Answer.class::isInstance)
                .map(Answer.class::cast)
                .forEach(answer -> answers.put(answer.question(), answer));
        var story = chosen.stream().filter(Story.class::isInstance).findFirst().orElseThrow();
        return new Telling((Story) story, List.copyOf(answers.values()));
    }

    private static Set<Set<Object>> pairs(Telling telling) {
        var all = new ArrayList<Object>(telling.answers());
        all.add(telling.story());
        Set<Set<Object>> pairs = new HashSet<>();
        for (var one : all) all.stream().filter(other -> other != one).forEach(other -> pairs.add(Set.of(one, other)));
        return pairs;
    }
}
