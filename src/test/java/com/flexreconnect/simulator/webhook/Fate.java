package com.flexreconnect.simulator.webhook;

import java.time.Duration;
import java.util.List;

/** What becomes of messages on their way, when chance decides and not a test's every word. */
public interface Fate {

    /** Every message arrives once, at its usual time, at the first try. */
    Fate KIND = new Fate() {
        @Override
        public List<Duration> arrivals(Message message) {
            return List.of(Duration.ZERO);
        }

        @Override
        public Mishap ofTry(WebhookKind kind) {
            return Mishap.NONE;
        }
    };

    /** How late each copy is; none when it is lost for good. */
    List<Duration> arrivals(Message message);

    /** What goes wrong with one try; Twilio tries again. */
    Mishap ofTry(WebhookKind kind);

    /** Either way Twilio hears nothing. */
    enum Mishap {
        NONE,
        NOT_HEARD,
        ANSWER_LOST
    }
}
