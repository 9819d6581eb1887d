package com.flexreconnect.telemetry;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Whatever was told in this step is forgotten at its end. */
class LoggedStep implements Step {

    private final @Nullable Map<String, String> before = MDC.getCopyOfContextMap();

    @Override
    public Step with(Field field, String value) {
        if (field.isForLogs()) MDC.put(field.key(), value);
        return this;
    }

    @Override
    public void failed() {}

    @Override
    public void close() {
        if (before == null) MDC.clear();
        else MDC.setContextMap(before);
    }
}
