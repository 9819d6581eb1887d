package com.flexreconnect.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What is done on the way from a webhook to Twilio, on whichever thread and instance: begun here, so that log lines say which
 * call they are about and, where traces are on, a span tells how long it took. Traces that are off cost nothing.
 */
public final class Steps {

    private static final Steps WITHOUT_TRACES = new Steps(null);

    private final @Nullable Tracer tracer;

    Steps(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /** Fields of log lines only. */
    public static Steps withoutTraces() {
        return WITHOUT_TRACES;
    }

    /** A webhook came: a new trace. What Twilio sent of its own traces says nothing about ours. */
    public Step webhook(String name) {
        return begin(name, SpanKind.SERVER, Span.getInvalid());
    }

    /** Something whose time has come, by nobody's wish: a new trace. */
    public Step alone(String name) {
        return begin(name, SpanKind.INTERNAL, Span.getInvalid());
    }

    /** One of several things that a step is about. */
    public Step part(String name) {
        return begin(name, SpanKind.INTERNAL, null);
    }

    /** @param cause what {@link #current()} gave when this was decided; its trace goes on */
    public Step effect(String name, Optional<String> cause) {
        return begin(
                name,
                SpanKind.CONSUMER,
                tracer == null
                        ? null
                        : cause.flatMap(TraceParent::read).map(Span::wrap).orElse(Span.getInvalid()));
    }

    /** A request to Twilio, as part of a step; one that a plugin asked for is no story of ours. */
    public Step request(String endpoint) {
        return tracer == null || !Span.current().getSpanContext().isValid()
                ? Step.NONE
                : begin(endpoint, SpanKind.CLIENT, null).with(Field.ENDPOINT, endpoint);
    }

    /** What is told until it is closed is forgotten then; it is no step of its own in a trace. */
    public Step fields() {
        return new LoggedStep();
    }

    /** Of the step that this thread is in, or the {@link #fields()}. */
    public void tell(Field field, String value) {
        if (field.isForLogs()) MDC.put(field.key(), value);
        if (tracer != null) Span.current().setAttribute(field.key(), value);
    }

    /** Where this thread is, for somebody who goes on from here later: W3C's {@code traceparent}. */
    public Optional<String> current() {
        return tracer == null ? Optional.empty() : TraceParent.of(Span.current().getSpanContext());
    }

    /** This step is about something that began in another trace. */
    public void follows(Optional<String> began) {
        if (tracer == null) return;
        var here = Span.current();
        began.flatMap(TraceParent::read)
                .filter(other ->
                        !other.getTraceId().equals(here.getSpanContext().getTraceId()))
                .ifPresent(here::addLink);
    }

    private Step begin(String name, SpanKind kind, @Nullable Span parent) {
        return tracer == null ? new LoggedStep() : TracedStep.begin(tracer, name, kind, parent);
    }
}
