package com.flexreconnect.twilio;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A Twilio over real HTTP that hears everything and answers as told: first the queued answers, then the standing one. */
final class StubTwilio implements AutoCloseable {

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Queue<Answer> queued = new ArrayDeque<>();
    private volatile Function<Heard, Answer> otherwise = request -> Answer.error(404, 20404);
    private final Javalin server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.routes.get("/<any>", this::serve);
                config.routes.post("/<any>", this::serve);
            })
            .start("localhost", 0);

    URI origin() {
        return URI.create("http://localhost:" + server.port());
    }

    /** Answers these in this order before all others. */
    void next(Answer... answers) {
        synchronized (queued) {
            queued.addAll(List.of(answers));
        }
    }

    void always(Function<Heard, Answer> answer) {
        otherwise = answer;
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    Heard only() {
        if (heard.size() != 1) throw new AssertionError("expected one request, came " + heard);
        return heard.getFirst();
    }

    private void serve(Context http) {
        var request = new Heard(
                http.method().name(),
                http.path(),
                first(http.queryParamMap()),
                first(http.formParamMap()),
                http.headerMap().entrySet().stream()
                        .collect(Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue)),
                http.body());
        heard.add(request);
        var answer = answerTo(request);
        answer.headers().forEach(http::header);
        http.status(answer.status()).contentType("application/json").result(answer.body());
    }

    private Answer answerTo(Heard request) {
        synchronized (queued) {
            if (!queued.isEmpty()) return queued.remove();
        }
        return otherwise.apply(request);
    }

    private static Map<String, String> first(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, parameter -> parameter.getValue().getFirst()));
    }

    @Override
    public void close() {
        server.stop();
    }
}
