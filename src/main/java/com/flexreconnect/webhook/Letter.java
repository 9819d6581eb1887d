package com.flexreconnect.webhook;

/**
 * Something that Twilio told us, as it is kept when it cannot be judged at once.
 *
 * @param key the same for every delivery of the same news
 * @param body what it takes to judge it later: the form, or the CloudEvent
 */
record Letter(String key, Sender sender, String body) {
    enum Sender {
        CONFERENCE,
        TASK_ROUTER
    }

    /** SIDs only: the body holds task attributes. */
    @Override
    public String toString() {
        return key;
    }
}
