package com.flexreconnect.twilio;

import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.Conference;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Twilio's conferences. Each method is one request unless it says otherwise, and throws {@link TwilioFailure}. */
@Component
public class Conferences {

    private final Line line;

    Conferences(Line line) {
        this.line = line;
    }

    /**
     * Plays to everybody in the conference. Not to be repeated after an unknown outcome: they would hear it twice.
     *
     * @param url answers GET with TwiML or audio
     */
    public void announce(ConferenceSid conference, URI url) {
        // Twilio would use POST, which a static file does not answer
        line.ask(twilio -> Conference.updater(conference.value())
                .setAnnounceUrl(url)
                .setAnnounceMethod(HttpMethod.GET)
                .update(twilio));
    }

    /** Ends the conference for everybody. One that has ended, or that Twilio does not know, is fine; looks only when refused. */
    public void end(ConferenceSid conference) {
        try {
            line.ask(twilio -> Conference.updater(conference.value())
                    .setStatus(Conference.UpdateStatus.COMPLETED)
                    .update(twilio));
        } catch (TwilioFailure.Gone alreadySo) {
            return;
        } catch (TwilioFailure.Refused refused) {
            if (refused.isAboutUs() || !hasEnded(conference)) throw refused;
        }
    }

    /** The live conference of a task, which Flex names after the task. */
    public Optional<ConferenceSid> inProgress(TaskSid friendlyName) {
        var page = line.ask(twilio -> Conference.reader()
                .setFriendlyName(friendlyName.value())
                .setStatus(Conference.Status.IN_PROGRESS)
                .setPageSize(1L)
                .firstPage(twilio));
        return page.getRecords().stream().findFirst().map(found -> Text.sid(ConferenceSid::new, found.getSid()));
    }

    /** @throws TwilioFailure.Gone when Twilio does not know it */
    public ConferenceSeen fetch(ConferenceSid conference) {
        var found = line.ask(twilio -> Conference.fetcher(conference.value()).fetch(twilio));
        return new ConferenceSeen(conference, Text.of(found.getFriendlyName()), Text.of(found.getStatus()));
    }

    private boolean hasEnded(ConferenceSid conference) {
        try {
            return fetch(conference).ended();
        } catch (TwilioFailure.Gone gone) {
            return true;
        }
    }
}
