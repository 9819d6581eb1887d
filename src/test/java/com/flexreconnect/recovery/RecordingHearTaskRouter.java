package com.flexreconnect.recovery;

import com.flexreconnect.stored.Hearing;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hears everything and does nothing, or throws. For tests of whoever tells it. */
@SuppressWarnings("NullAway")
public class RecordingHearTaskRouter extends HearTaskRouter {
    public final List<TaskRouterNews> heard = new CopyOnWriteArrayList<>();
    public volatile Consumer<TaskRouterNews> meanwhile = news -> {};

    public RecordingHearTaskRouter() {
        super(null, null, null, null, null, null);
    }

    @Override
    public void hear(TaskRouterNews news) {
        meanwhile.accept(news);
        heard.add(news);
    }

    @Override
    public void hear(TaskRouterNews news, Hearing hearing) {
        if (hearing.isFirst()) hear(news);
    }

    @Override
    public boolean isOfInterest(TaskRouterNews news) {
        return true;
    }
}
