package com.flexreconnect.simulator.webhook;

import java.time.Instant;

/**
 * One request that was sent to the service.
 *
 * @param type {@code participant-leave}, {@code reservation.accepted} …; several, parted by blanks, for a batch
 * @param body what was sent: form or JSON
 * @param status HTTP status of the answer, 0 when there was none
 * @param attempt 1 for the first try
 */
public record Delivery(
        WebhookKind kind,
        String type,
        String url,
        String body,
        int status,
        int attempt,
        Instant sentAt,
        Instant answeredAt) {}
