package com.flexreconnect.simulator.switchboard;

import com.flexreconnect.simulator.TwilioSimulator;
import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.world.Delay;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** How webhooks travel, as set on the page. */
final class WebhookActions {

    private final TwilioSimulator simulator;

    WebhookActions(TwilioSimulator simulator) {
        this.simulator = simulator;
    }

    /** Fields, each optional: {@code repeat}, {@code delayMillis}, {@code hold}, {@code release} (in-order, reversed), {@code again}. */
    ObjectNode set(ObjectNode body) {
        if (body.has("repeat")) {
            simulator.webhooks().repeatEach(Math.clamp(body.path("repeat").asInt(1), 1, 10));
        }
        if (body.has("delayMillis")) {
            var delay = Duration.ofMillis(Math.clamp(body.path("delayMillis").asInt(20), 0, 60_000));
            simulator.pace().set(Delay.CONFERENCE_CALLBACK, delay).set(Delay.TASKROUTER_EVENT, delay);
        }
        if (body.path("hold").asBoolean(false)) {
            simulator.webhooks().hold();
        }
        var sent = simulator.webhooks().sent();
        int again = Math.clamp(body.path("again").asInt(0), 0, sent.size());
        sent.subList(sent.size() - again, sent.size()).forEach(simulator.webhooks()::sendAgain);
        switch (body.path("release").asString("")) {
            case "in-order" -> simulator.webhooks().release();
            case "reversed" -> simulator.webhooks().releaseReversed();
            default -> {}
        }
        return Json.object();
    }
}
