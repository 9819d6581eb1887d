package com.flexreconnect.scenario;

import com.flexreconnect.simulator.world.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** A story, and how Twilio is in it. Questions without an answer here have their standard one. */
record Telling(Story story, List<Answer> answers) {

    /** Those that the command line asks for; by default few in which any two answers meet. */
    static Stream<Telling> wanted() {
        if (System.getProperty("story") != null) return Stream.of(asked());
        if (System.getProperty("seeds") != null)
            return Stream.iterate(0, seed -> seed + 1)
                    .limit(Integer.getInteger("seeds"))
                    .map(Telling::ofSeed);
        return Boolean.getBoolean("thorough") ? eachAnswerAlone() : PairsOfAnswers.all().stream();
    }

    private static Telling asked() {
        var answers = Arrays.stream(System.getProperty("answers", "").split(","))
                .filter(name -> !name.isBlank())
                .map(Answer::valueOf)
                .toList();
        return new Telling(Story.valueOf(Objects.requireNonNull(System.getProperty("story"))), answers);
    }

    private static Telling ofSeed(int seed) {
        var random = new Random(seed);
        var answers = Arrays.stream(Answer.values())
                .filter(answer -> !answer.isStandard() && random.nextInt(3) == 0)
                .toList();
        return new Telling(Story.values()[random.nextInt(Story.values().length)], answers);
    }

    private static Stream<Telling> eachAnswerAlone() {
        return Arrays.stream(Story.values())
                .flatMap(story -> Stream.concat(
                        Stream.of(new Telling(story, List.of())),
                        Arrays.stream(Answer.values())
                                .filter(answer -> !answer.isStandard())
                                .map(answer -> new Telling(story, List.of(answer)))));
    }

    private List<String> unusual() {
        return answers.stream()
                .filter(answer -> !answer.isStandard())
                .map(Answer::name)
                .toList();
    }

    String again() {
        var answers = unusual().isEmpty() ? "" : " -Danswers=" + String.join(",", unusual());
        return "Again: ./mvnw test -Dtest=EitherAnswerTest -Dtest.args=\"-Dstory=" + story + answers + "\"";
    }

    @Override
    public String toString() {
        var words = unusual().isEmpty() ? "as assumed" : String.join(", ", unusual());
        return (story + " | " + words).toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
