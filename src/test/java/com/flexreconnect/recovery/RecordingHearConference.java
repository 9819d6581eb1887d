package com.flexreconnect.recovery;

import com.flexreconnect.conference.ConferenceEvent;
import com.flexreconnect.conference.ConferenceEvent.Registered;
import com.flexreconnect.conference.ConferenceEvent.RegisteredWithoutLeg;
import com.flexreconnect.conference.ConferenceEvent.SaidGoodbye;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.stored.Hearing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears everything and does nothing, or throws. For tests of whoever tells it. */
@SuppressWarnings("NullAway")
public class RecordingHearConference extends HearConference {
    public final List<Heard> heard = new CopyOnWriteArrayList<>();
    public volatile Runnable meanwhile = () -> {};

    public RecordingHearConference() {
        super(null, null, null, null, null, null);
    }

    @Override
    public void hear(ConferenceSid conference, Optional<TaskSid> task, ConferenceEvent event) {
        meanwhile.run();
        heard.add(new Heard(conference, task, event));
    }

    @Override
    public void hear(ConferenceSid conference, Optional<TaskSid> task, ConferenceEvent event, Hearing hearing) {
        if (hearing.isFirst()) hear(conference, task, event);
    }

    @Override
    public void hear(ConferenceSid conference, ConferenceEvent event) {
        hear(conference, Optional.empty(), event);
    }

    /** When the last of them was said, of those that tell. */
    public long said() {
        return heard.stream()
                .mapToLong(one -> switch (one.event()) {
                    case Registered e -> e.said();
                    case RegisteredWithoutLeg e -> e.said();
                    case SaidGoodbye e -> e.said();
                    default -> Long.MIN_VALUE;
                })
                .reduce(Long.MIN_VALUE, (before, next) -> next);
    }

    public record Heard(ConferenceSid conference, Optional<TaskSid> task, ConferenceEvent event) {}
}
