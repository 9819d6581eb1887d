package com.flexreconnect.webhook;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Event Streams' test event: sent when somebody asks Twilio to test the sink, as {@code provision check} does. */
final class SinkTest {

    /** Before the key of each in the inbox. */
    static final String KEY = "test:";

    private static final String TYPE = "com.twilio.eventstreams.test-event";

    /** Twilio's are UUIDs. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,100}");

    private SinkTest() {}

    /** @return the test's id; all tests of an account have one CloudEvent id. Empty when it is another event */
    static Optional<String> in(JsonNode event) {
        return event.path("type").asString("").equals(TYPE)
                ? Optional.of(data(event.path("data")).path("test_id").asString(""))
                        .filter(id -> ID.matcher(id).matches())
                : Optional.empty();
    }

    /** Comes as an object to webhooks, as text to other sinks. */
    private static JsonNode data(JsonNode data) {
        try {
            return data.isString() ? JsonMapper.shared().readTree(data.asString()) : data;
        } catch (JacksonException notJson) {
            return JsonMapper.shared().missingNode();
        }
    }
}
