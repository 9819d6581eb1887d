package com.flexreconnect.simulator.webhook;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Answer;
import com.flexreconnect.simulator.world.Answers;
import com.flexreconnect.simulator.world.Delay;
import com.flexreconnect.simulator.world.OpenQuestion;
import com.flexreconnect.simulator.world.Pace;
import com.flexreconnect.simulator.world.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Sends messages and tries again as Twilio would. */
final class Courier {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_TRIES = 50;

    private final SignedHttp http;
    private final Pace pace;
    private final Timers timers;
    private final WebhookLog log;
    private volatile Answers answers = new Answers();
    private volatile Fate fate = Fate.KIND;

    Courier(SignedHttp http, Pace pace, Timers timers, WebhookLog log) {
        this.http = http;
        this.pace = pace;
        this.timers = timers;
        this.log = log;
    }

    void shapedBy(Answers other) {
        answers = other;
    }

    void fate(Fate other) {
        fate = other;
    }

    void deliver(Message.Callback callback, Duration delay) {
        String token = UUID.randomUUID().toString();
        timers.blockingAfter(delay, () -> attempt(callback, token, 1));
    }

    /** Several events in one request: the sink and the order are those of the list. */
    void deliver(List<Message.Event> batch, Duration delay) {
        if (answers.is(Answer.EVENTS_ONE_BY_ONE)) {
            batch.forEach(event -> timers.blockingAfter(delay, () -> attempt(List.of(event), 1)));
        } else {
            timers.blockingAfter(delay, () -> attempt(batch, 1));
        }
    }

    private void attempt(Message.Callback callback, String token, int number) {
        Instant sent = timers.clock().instant();
        var answer = attempt(
                WebhookKind.CONFERENCE, () -> http.form(callback.url(), callback.method(), callback.form(), token));
        log.add(new Delivery(
                WebhookKind.CONFERENCE,
                callback.type(),
                callback.url(),
                SignedHttp.encode(callback.form()),
                answer.status(),
                number,
                sent,
                timers.clock().instant()));
        if (RetryPolicy.of(callback.url()).again(number, answer.status())) {
            timers.blockingAfter(pace.of(Delay.CALLBACK_RETRY), () -> attempt(callback, next(token), number + 1));
        }
    }

    private void attempt(List<Message.Event> batch, int number) {
        String url = batch.getFirst().url();
        var array = Json.array();
        batch.forEach(event -> array.add(event.cloudEvent()));
        String body = Json.write(answers.is(Answer.EVENTS_ONE_BY_ONE) ? array.get(0) : array);
        Instant sent = timers.clock().instant();
        var answer = attempt(WebhookKind.TASKROUTER, () -> http.json(url, body, contentType()));
        String types = batch.stream().map(Message::type).collect(Collectors.joining(" "));
        log.add(new Delivery(
                WebhookKind.TASKROUTER,
                types,
                url,
                body,
                answer.status(),
                number,
                sent,
                timers.clock().instant()));
        boolean again = answer.status() == 0 || answer.status() == 429 || answer.status() / 100 == 5;
        if (again && number < MOST_TRIES) {
            timers.blockingAfter(backoff(number), () -> attempt(batch, number + 1));
        }
    }

    private String next(String token) {
        return answers.is(Answer.THE_SAME_TOKEN) ? token : UUID.randomUUID().toString();
    }

    private String contentType() {
        return switch (answers.to(OpenQuestion.CONTENT_TYPE_OF_EVENTS)) {
            case EVENTS_AS_CLOUDEVENTS -> "application/cloudevents+json; charset=utf-8";
            case EVENTS_AS_CLOUDEVENTS_BATCH -> "application/cloudevents-batch+json";
            default -> "application/json";
        };
    }

    private SignedHttp.Answer attempt(WebhookKind kind, Supplier<SignedHttp.Answer> request) {
        return switch (fate.ofTry(kind)) {
            case NONE -> request.get();
            case NOT_HEARD -> SignedHttp.Answer.NONE;
            case ANSWER_LOST -> {
                request.get();
                yield SignedHttp.Answer.NONE;
            }
        };
    }

    private Duration backoff(int number) {
        Duration pause = pace.of(Delay.EVENT_RETRY).multipliedBy(1L << Math.min(number - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
