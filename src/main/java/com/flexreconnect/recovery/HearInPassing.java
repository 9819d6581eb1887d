package com.flexreconnect.recovery;

import com.flexreconnect.conference.Conference;
import com.flexreconnect.conference.ConferenceEvent;
import com.flexreconnect.conference.ConferenceEvent.Joined;
import com.flexreconnect.conference.Finding;
import com.flexreconnect.conference.RememberedRosters;
import com.flexreconnect.conference.RememberedRosters.Remembered;
import com.flexreconnect.recovery.Passing.News;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.stored.StoredJson;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes in what happened in a conference where nothing follows from it but a new roster: nobody is lost, and nobody is being
 * recovered whom it may concern. That is nearly always. Judged is the roster that this instance remembers; if it is not
 * the one that is written, or anything else is in doubt, nothing is heard, and {@link HearConference} is to be told. Where that is
 * mostly so, because other instances hear of the same calls, it is seldom tried.
 */
@Component
public class HearInPassing {
    private static final Logger LOG = LoggerFactory.getLogger(HearInPassing.class);

    private final RememberedRosters rosters;
    private final PassTogether passing;
    private final StoredJson json;
    private final WorthTrying trying;

    HearInPassing(RememberedRosters rosters, PassTogether passing, StoredJson json, WorthTrying trying) {
        this.rosters = rosters;
        this.passing = passing;
        this.json = json;
        this.trying = trying;
    }

    /**
     * To be called outside of transactions.
     *
     * @param key the same for every delivery of the same news
     * @param gist for people who look what happened
     * @return false when nothing was heard, or nobody knows
     */
    public boolean hear(
            ConferenceSid conference, Optional<TaskSid> task, ConferenceEvent event, String key, String gist) {
        return hear(conference, task, event, Optional.of(new News(key, gist)));
    }

    /** The same for what may be heard more than once. */
    public boolean hear(ConferenceSid conference, ConferenceEvent event) {
        return hear(conference, Optional.empty(), event, Optional.empty());
    }

    /** A fault is for {@link HearConference} to find again: it knows what to do about it. */
    private boolean hear(
            ConferenceSid conference, Optional<TaskSid> task, ConferenceEvent event, Optional<News> letter) {
        if (!trying.now()) return false;
        try {
            return judge(conference, task, event, letter).filter(this::write).isPresent();
        } catch (RuntimeException fault) {
            LOG.debug(
                    "{} is to be told by itself: {}",
                    conference,
                    fault.getClass().getSimpleName());
            return false;
        }
    }

    /** @return empty when something may follow from it, or nothing is new, or nothing is remembered */
    private Optional<Passing> judge(
            ConferenceSid conference, Optional<TaskSid> task, ConferenceEvent event, Optional<News> letter) {
        var known = rosters.of(conference);
        if (known.isEmpty() && !(rosters.remembersAny() && isTheFirst(event))) return Optional.empty();
        var room = known.map(Remembered::room).orElseGet(() -> Conference.empty(conference));
        var judged = room.after(HearConference.facts(task, event));
        var next = judged.next();
        if (next.equals(room) || judged.findings().stream().anyMatch(HearInPassing::isOfConsequence))
            return Optional.empty();
        return Optional.of(new Passing(known.map(Remembered::version), next, json.write(next), joined(event), letter));
    }

    /** Nearly always; if there is a row all the same, it stays as it is. */
    private static boolean isTheFirst(ConferenceEvent event) {
        return event instanceof Joined join && join.sequence() == 1;
    }

    private boolean write(Passing one) {
        var written = passing.pass(one);
        trying.tried(written.isPresent());
        written.ifPresent(version -> rosters.remember(one.next(), version));
        return written.isPresent();
    }

    private static Optional<CallSid> joined(ConferenceEvent event) {
        return event instanceof Joined join ? Optional.of(join.call()) : Optional.empty();
    }

    /** Even where nobody is being recovered. */
    private static boolean isOfConsequence(Finding finding) {
        return finding instanceof Finding.AgentLost || HearConference.concernsTheRoom(finding);
    }
}
