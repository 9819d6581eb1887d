package com.flexreconnect.simulator.twiml;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One instruction of a TwiML document. */
public sealed interface Verb {

    record Say(String text, @Nullable String language) implements Verb {}

    /**
     * @param times how often; 0 is for ever
     */
    record Play(String url, int times) implements Verb {}

    record Pause(int seconds) implements Verb {}

    record Redirect(String url, String method) implements Verb {}

    record Hangup() implements Verb {}

    record Leave() implements Verb {}

    /**
     * @param attributes JSON text of {@code <Task>}
     * @param timeoutSeconds of the task, null for the default
     */
    record Enqueue(
            String workflowSid,
            @Nullable String waitUrl,
            String waitMethod,
            String attributes,
            int priority,
            @Nullable Long timeoutSeconds)
            implements Verb {}

    /**
     * @param options attributes of {@code <Conference>}
     */
    record DialConference(String name, Map<String, String> options) implements Verb {}

    /** Something the simulated Twilio cannot do. */
    record Unknown(String name) implements Verb {}
}
