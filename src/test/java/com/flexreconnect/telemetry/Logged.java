package com.flexreconnect.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Listens to what the service logs. */
final class Logged extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final Logger OURS = (Logger) LoggerFactory.getLogger("com.flexreconnect");

    private final Queue<ILoggingEvent> lines = new ConcurrentLinkedQueue<>();
    private final Level before = OURS.getLevel();

    static Logged open() {
        var all = new Logged();
        all.setContext(OURS.getLoggerContext());
        all.start();
        OURS.setLevel(Level.TRACE);
        OURS.setAdditive(false);
        OURS.addAppender(all);
        return all;
    }

    @Override
    protected void append(ILoggingEvent line) {
        line.prepareForDeferredProcessing();
        if (!line.getLoggerName().startsWith("com.flexreconnect.simulator")) lines.add(line);
    }

    List<ILoggingEvent> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        OURS.detachAppender(this);
        OURS.setAdditive(true);
        OURS.setLevel(before);
    }
}
