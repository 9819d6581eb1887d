package com.flexreconnect.hostile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** All that the service logs: what production shows, and its own classes at their most talkative. */
final class Listening extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final List<String> NOT_THE_SERVICE =
            List.of("com.flexreconnect.simulator", "org.eclipse.jetty", "io.javalin");
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("com.flexreconnect");

    private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
    private final Level root = ROOT.getLevel();
    private final Level ours = OURS.getLevel();
    private final Queue<ILoggingEvent> lines = new ConcurrentLinkedQueue<>();

    static Listening open() {
        var all = new Listening();
        all.setContext(ROOT.getLoggerContext());
        all.start();
        ROOT.setLevel(Level.INFO);
        OURS.setLevel(Level.TRACE);
        ROOT.iteratorForAppenders().forEachRemaining(all.usual::add);
        all.usual.forEach(ROOT::detachAppender);
        ROOT.addAppender(all);
        return all;
    }

    @Override
    protected void append(ILoggingEvent line) {
        if (NOT_THE_SERVICE.stream().noneMatch(line.getLoggerName()::startsWith)) lines.add(line);
    }

    /** What was heard since the last time, as far as it must not be there. */
    List<String> indiscretions(List<String> secrets) {
        var bad = new ArrayList<String>();
        for (var line = lines.poll(); line != null; line = lines.poll()) {
            var text = line.getFormattedMessage();
            var said = line.getLoggerName() + ": " + text;
            if (line.getThrowableProxy() != null)
                bad.add("stack trace of " + line.getThrowableProxy().getMessage()
                        + java.util.Arrays.stream(line.getThrowableProxy().getStackTraceElementProxyArray())
                                .limit(12)
                                .toList()
                        + line.getThrowableProxy().getClassName() + " in " + said);
            if (text.chars().anyMatch(Character::isISOControl)) bad.add("control characters in " + said);
            if (secrets.stream().anyMatch(text::contains)) bad.add("a secret in " + said);
        }
        return bad;
    }

    @Override
    public void close() {
        ROOT.detachAppender(this);
        usual.forEach(ROOT::addAppender);
        ROOT.setLevel(root);
        OURS.setLevel(ours);
    }
}
