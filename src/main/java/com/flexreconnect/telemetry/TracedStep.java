package com.flexreconnect.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** A span; the lines that are logged meanwhile say which. */
final class TracedStep extends LoggedStep {

    private final Span span;
    private final Scope scope;

    @SuppressWarnings("MustBeClosedChecker") // closed where this is
    private TracedStep(Span span) {
        this.span = span;
        this.scope = span.makeCurrent();
        MDC.put("trace_id", span.getSpanContext().getTraceId());
        MDC.put("span_id", span.getSpanContext().getSpanId());
    }

    /** @param parent null for the span that this thread is in; an invalid one for a new trace */
    static TracedStep begin(Tracer tracer, String name, SpanKind kind, @Nullable Span parent) {
        var span = tracer.spanBuilder(name).setSpanKind(kind);
        if (parent != null) span.setParent(Context.root().with(parent));
        return new TracedStep(span.startSpan());
    }

    @Override
    public Step with(Field field, String value) {
        span.setAttribute(field.key(), value);
        return super.with(field, value);
    }

    @Override
    public void failed() {
        span.setStatus(StatusCode.ERROR);
    }

    @Override
    public void close() {
        scope.close();
        span.end();
        super.close();
    }
}
