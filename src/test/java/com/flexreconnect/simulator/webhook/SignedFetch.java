package com.flexreconnect.simulator.webhook;

import com.flexreconnect.simulator.world.MediaFetch;
import com.flexreconnect.simulator.world.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Fetches TwiML and audio from the service, signed. Files of other hosts are taken for audio without asking for them. */
public final class SignedFetch implements MediaFetch {

    private final SignedHttp http;
    private final Timers timers;
    private final WebhookLog log;
    private final Supplier<String> servicePublicUrl;

    /**
     * @param way from a public URL to where it is really answered
     */
    public SignedFetch(
            Supplier<String> authToken,
            UnaryOperator<String> way,
            Timers timers,
            WebhookLog log,
            Supplier<String> servicePublicUrl) {
        this.servicePublicUrl = servicePublicUrl;
        this.http = new SignedHttp(authToken, way, timers);
        this.timers = timers;
        this.log = log;
    }

    @Override
    public void fetch(String url, String method, Map<String, String> parameters, Consumer<Fetched> then) {
        if (foreign(url)) {
            timers.after(Duration.ZERO, () -> then.accept(new Fetched(200, "audio/mpeg", "")));
            return;
        }
        timers.blockingAfter(Duration.ZERO, () -> {
            Instant sent = timers.clock().instant();
            var answer = http.form(url, method, parameters, UUID.randomUUID().toString());
            log.add(new Delivery(
                    WebhookKind.MEDIA,
                    "media",
                    url,
                    SignedHttp.encode(parameters),
                    answer.status(),
                    1,
                    sent,
                    timers.clock().instant()));
            then.accept(new Fetched(answer.status(), answer.contentType(), answer.body()));
        });
    }

    private boolean foreign(String url) {
        return url.startsWith("http") && !url.startsWith(servicePublicUrl.get());
    }
}
