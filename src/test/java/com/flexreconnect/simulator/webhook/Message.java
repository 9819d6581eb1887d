package com.flexreconnect.simulator.webhook;

import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** One piece of news for the service, before it is sent. */
public sealed interface Message {

    /** {@code participant-leave}, {@code reservation.accepted} … */
    String type();

    String url();

    WebhookKind kind();

    /** The news that this leg has left its conference. */
    static Predicate<Message> leaveOf(String callSid) {
        return message -> message instanceof Callback callback
                && callback.type().equals("participant-leave")
                && callSid.equals(callback.form().get("CallSid"));
    }

    /** A conference status callback. */
    record Callback(String type, String url, String method, Map<String, String> form) implements Message {
        @Override
        public WebhookKind kind() {
            return WebhookKind.CONFERENCE;
        }
    }

    /** An event of Event Streams: a CloudEvent, unless a test wants something else. */
    record Event(String type, String url, JsonNode cloudEvent) implements Message {
        @Override
        public WebhookKind kind() {
            return WebhookKind.TASKROUTER;
        }
    }
}
