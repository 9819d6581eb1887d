package com.flexreconnect.simulator.world;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which Twilio this is. Thread-safe; a change counts from the next use. */
public final class Answers {

    /** What lags, lags so long: longer than a webhook takes, shorter than anybody's patience. */
    public static final Duration LAG = Duration.ofMillis(300);

    private final Map<OpenQuestion, Answer> given = new ConcurrentHashMap<>();

    public boolean is(Answer answer) {
        return to(answer.question()) == answer;
    }

    public Answer to(OpenQuestion question) {
        return given.getOrDefault(question, question.standard());
    }

    public Answers set(Answer answer) {
        given.put(answer.question(), answer);
        return this;
    }

    public void reset() {
        given.clear();
    }
}
