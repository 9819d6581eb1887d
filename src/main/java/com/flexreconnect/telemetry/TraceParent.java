package com.flexreconnect.telemetry;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.regex.Pattern;

/** A place in a trace as text, as W3C's Trace Context writes it. Kept in the database: see docs/upgrading.md. */
final class TraceParent {

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private TraceParent() {}

    static Optional<String> of(SpanContext place) {
        return place.isValid()
                ? Optional.of("00-%s-%s-%s"
                        .formatted(
                                place.getTraceId(),
                                place.getSpanId(),
                                place.getTraceFlags().asHex()))
                : Optional.empty();
    }

    /** @return empty for what was not written by {@link #of}: a trace that is cut is better than an effect that is not done */
    static Optional<SpanContext> read(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(SpanContext.createFromRemoteParent(
                                parts.group(1),
                                parts.group(2),
                                TraceFlags.fromHex(parts.group(3), 0),
                                TraceState.getDefault()))
                        .filter(SpanContext::isValid)
                : Optional.empty();
    }
}
