package com.flexreconnect.plugin;

import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.twilio.Conferences;
import com.flexreconnect.twilio.Participants;
import com.flexreconnect.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The plugin asks for what only Twilio's REST API can do. */
@RestController
class ConferenceController {
    private static final Logger LOG = LoggerFactory.getLogger(ConferenceController.class);

    private final ReadCaller callers;
    private final Permits permits;
    private final Conferences conferences;
    private final Participants participants;
    private final MoveParticipants move;

    ConferenceController(
            ReadCaller callers,
            Permits permits,
            Conferences conferences,
            Participants participants,
            MoveParticipants move) {
        this.callers = callers;
        this.permits = permits;
        this.conferences = conferences;
        this.participants = participants;
        this.move = move;
    }

    @PostMapping("/flex/update-end-conference-on-exit")
    Map<String, Object> setEndsConference(HttpServletRequest request, Fields fields) {
        var conference = permitted(request, fields);
        var call = fields.sid("participantCallSid", CallSid::new);
        var ends = fields.flag("endConferenceOnExit");
        LOG.debug("{} in {} ends the conference: {}", call, conference, ends);
        var seen = AnswerTwilioFailure.passingOn(() -> participants.setEndsConference(conference, call, ends));
        return Map.of(
                "status",
                200,
                "participantResponse",
                Map.of(
                        "conferenceSid", conference.value(),
                        "callSid", call.value(),
                        "endConferenceOnExit", seen.endsConference(),
                        "hold", seen.held()));
    }

    @PostMapping("/flex/end-conference")
    Map<String, Object> end(HttpServletRequest request, Fields fields) {
        var conference = permitted(request, fields);
        LOG.debug("{} is to end", conference);
        AnswerTwilioFailure.passingOn(() -> {
            conferences.end(conference);
            return true;
        });
        return Map.of("status", 200, "conferenceResponse", Map.of("sid", conference.value(), "status", "completed"));
    }

    @PostMapping("/flex/move-conference-participants-to-new-conference")
    Map<String, Object> move(HttpServletRequest request, Fields fields) {
        var caller = callers.from(request, fields);
        var from = permitted(caller, fields);
        var to = fields.sid("newConferenceName", TaskSid::new);
        var target = AnswerTwilioFailure.passingOn(() -> conferences.inProgress(to))
                // a call that dials a name without a conference would open one, and wait in it alone
                .orElseThrow(() -> new Refusal(
                        409,
                        "conference_not_live",
                        "No conference of that name is live: ask again when the agent is in it."));
        AnswerTwilioFailure.passingOn(() -> {
            permits.moveTo(caller, to, target);
            return true;
        });
        LOG.debug("those in {} are to move to {}", from, target);
        var moved = target.equals(from) ? MoveParticipants.Moved.NOBODY : move.all(from, to);
        return Map.of(
                "status", 200,
                "numberOfParticipantsMoved", moved.successes().size(),
                "successResponses", moved.successes(),
                "errors", moved.errors());
    }

    private ConferenceSid permitted(HttpServletRequest request, Fields fields) {
        return permitted(callers.from(request, fields), fields);
    }

    private ConferenceSid permitted(Caller caller, Fields fields) {
        var conference = fields.sid("conferenceSid", ConferenceSid::new);
        permits.actIn(caller, conference);
        return conference;
    }
}
