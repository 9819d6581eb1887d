package com.flexreconnect.webhook;

import java.util.function.Supplier;

/**
 * Something that Twilio told us, as it is kept when it cannot be judged at once.
 *
 * @param key the same for every delivery of the same news
 * @param text what it takes to judge it later: the form, or the CloudEvent; asked for only where it is
 * @param gist what it says in short, for people who look what happened: kinds and SIDs, nothing personal; may be empty
 */
record Letter(String key, Sender sender, Supplier<String> text, String gist) {

    enum Sender {
        CONFERENCE,
        TASK_ROUTER
    }

    Letter(String key, Sender sender, String body) {
        this(key, sender, () -> body, "");
    }

    String body() {
        return text.get();
    }

    /** SIDs only: the body holds task attributes. */
    @Override
    public String toString() {
        return key;
    }
}
