package com.flexreconnect.twilio;

import com.flexreconnect.settings.Settings;
import com.twilio.exception.TwilioException;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The line to Twilio: every request goes through here once, and every failure leaves as a {@link TwilioFailure}. */
@Component
final class Line {

    private static final Logger log = LoggerFactory.getLogger(Line.class);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Pattern SID = Pattern.compile("/([A-Z]{2})[0-9a-fA-F]{32}");

    private final Settings settings;
    private final Settings.ApiKey key;
    private final Wire wire;
    private final Lanes lanes;
    private final OneRequest twilio;

    @Autowired
    Line(Settings settings) {
        this(settings, new Wire(settings.twilioBaseUrl(), settings.limits()));
    }

    Line(Settings settings, Wire wire) {
        this(settings, wire, new Lanes(settings.limits()));
    }

    Line(Settings settings, Wire wire, Lanes lanes) {
        this.settings = settings;
        this.key = settings.apiKey()
                .orElseGet(() -> new Settings.ApiKey(settings.account().value(), settings.authToken()));
        this.wire = wire;
        this.lanes = lanes;
        this.twilio = new OneRequest(
                new TwilioRestClient.Builder(key.sid(), key.secret().value())
                        .accountSid(settings.account().value())
                        .region(settings.region().orElse(null))
                        .edge(settings.edge().orElse(null))
                        .httpClient(wire));
    }

    /** @throws TwilioFailure when Twilio did not answer with success */
    <T> T ask(Function<TwilioRestClient, T> question) {
        try {
            return question.apply(twilio);
        } catch (TwilioException unreadable) {
            // a success that cannot be read: it happened, but we cannot tell what; its text may be personal
            throw new TwilioFailure.Unreachable(null);
        }
    }

    /**
     * Sends a request, when its turn has come.
     *
     * @return the answer, whatever its status
     * @throws TwilioFailure.Unreachable when no answer came
     * @throws OnlyWhile.TakenOver when it was not sent
     * @throws TwilioFailure.NotAsked when its turn did not come in time
     */
    Response send(Request request) {
        var errand = Errand.current();
        var lane = lanes.of(request);
        var until = lane.until();
        while (true) {
            var response = inTurn(lane, errand, until, request);
            if (response.getStatusCode() != TOO_MANY_REQUESTS) return response;
            var pause = ReadRefusal.retryAfter(response);
            lane.pause(pause);
            if (!errand.returns() || lane.isOver(until, pause)) return response;
        }
    }

    private Response inTurn(Lane lane, Errand errand, long until, Request request) {
        lane.take(errand, until);
        try {
            errand.begin();
            return once(request);
        } finally {
            lane.back();
        }
    }

    private Response once(Request request) {
        OnlyWhile.check();
        var started = System.nanoTime();
        var status = 0;
        try {
            request.setAuth(key.sid(), key.secret().value());
            var response = wire.makeRequest(request);
            status = response.getStatusCode();
            return response;
        } catch (TwilioException | IllegalStateException noAnswer) {
            throw new TwilioFailure.Unreachable(noAnswer.getCause());
        } finally {
            var took = Duration.ofNanos(System.nanoTime() - started);
            var asked = new Errand.Asked(request.getMethod() + " " + shape(request), status, took);
            log.debug("{} {} {} ms", asked.request(), status, took.toMillis());
            Errand.current().asked(asked);
        }
    }

    /** How many requests of this family wait for their turn. */
    int waiting(Family family) {
        return lanes.of(family).waiting();
    }

    Settings settings() {
        return settings;
    }

    @PreDestroy
    void close() throws IOException {
        wire.close();
    }

    /** The path with its SIDs cut down to their kind, and never the query: both may tell who called. */
    private static String shape(Request request) {
        var path = URI.create(request.getUrl()).getPath();
        return SID.matcher(path).replaceAll("/$1");
    }

    /** Twilio's client without its retries, its shared last request and its logging of queries. */
    private final class OneRequest extends TwilioRestClient {

        private OneRequest(Builder builder) {
            super(builder);
        }

        @Override
        public Response request(Request request) {
            if (getRegion() != null) request.setRegion(getRegion());
            if (getEdge() != null) request.setEdge(getEdge());
            var response = send(request);
            // the library would also take a redirect for success
            if (response.getStatusCode() / 100 == 2) return response;
            throw ReadRefusal.of(response);
        }
    }
}
