package com.flexreconnect.simulator.webhook;

/** What the service is sent. */
public enum WebhookKind {
    /** Conference status callbacks. */
    CONFERENCE,
    /** Event Streams from TaskRouter. */
    TASKROUTER,
    /** Announcements and wait audio. */
    MEDIA
}
