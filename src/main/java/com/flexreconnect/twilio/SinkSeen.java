package com.flexreconnect.twilio;

import com.flexreconnect.sid.SinkSid;

/**
 * An Event Streams sink as Twilio showed it.
 *
 * @param type {@code webhook}, {@code kinesis} …
 * @param status {@code active}, {@code failed} …
 * @param destination where a webhook sink sends to, a name and password in it left out; empty for other types
 * @param method {@code POST} or {@code GET}; empty for other types
 * @param batches whether several events may come in one request
 */
public record SinkSeen(
        SinkSid sink,
        String description,
        String type,
        String status,
        String destination,
        String method,
        boolean batches) {}
