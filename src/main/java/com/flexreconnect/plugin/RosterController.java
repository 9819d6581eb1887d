package com.flexreconnect.plugin;

import com.flexreconnect.conference.Agent;
import com.flexreconnect.conference.ConferenceEvent;
import com.flexreconnect.conference.ConferenceEvent.Registered;
import com.flexreconnect.conference.ConferenceEvent.RegisteredWithoutLeg;
import com.flexreconnect.conference.ConferenceEvent.SaidGoodbye;
import com.flexreconnect.recovery.HearConference;
import com.flexreconnect.recovery.HearInPassing;
import com.flexreconnect.recovery.KnownAttributes;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.sid.WorkflowSid;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The plugin says who talks where, and who is about to leave on purpose. */
@RestController
class RosterController {
    private static final Logger LOG = LoggerFactory.getLogger(RosterController.class);

    private final ReadCaller callers;
    private final Permits permits;
    private final HearConference conferences;
    private final HearInPassing inPassing;
    private final KnownAttributes attributes;
    private final Clock clock;

    RosterController(
            ReadCaller callers,
            Permits permits,
            HearConference conferences,
            HearInPassing inPassing,
            KnownAttributes attributes,
            Clock clock) {
        this.callers = callers;
        this.permits = permits;
        this.conferences = conferences;
        this.inPassing = inPassing;
        this.attributes = attributes;
        this.clock = clock;
    }

    @PostMapping("/flex/add-worker-to-conference-state")
    Map<String, Object> register(HttpServletRequest request, Fields fields) {
        var heard = clock.instant(); // before Twilio is asked who this is: a goodbye may overtake us meanwhile
        var caller = callers.from(request, fields);
        var conference = fields.sid("conferenceSid", ConferenceSid::new);
        var task = fields.sid("taskSid", TaskSid::new);
        var leg = leg(fields);
        var agent = new Agent(
                fields.sid("workerSid", WorkerSid::new),
                fields.text("workerName").orElse(""),
                task,
                fields.sid("taskWorkflowSid", WorkflowSid::new),
                fields.sid("workerReservationSid", ReservationSid::new));
        var customer = AnswerTwilioFailure.passingOn(() -> {
            permits.register(caller, agent, conference, leg);
            return permits.customer(caller, conference, fields.maybeSid("customerCallSid", CallSid::new));
        });
        LOG.debug(
                "{} talks in {} through {}",
                agent.worker(),
                conference,
                leg.map(CallSid::value).orElse("?"));
        // the task is the worker's own: where it was transferred, the conference keeps the first task's name
        var json = fields.text("taskAttributes");
        json.ifPresent(known -> attributes.remember(task, known, heard));
        hear(
                conference,
                leg.<ConferenceEvent>map(call -> new Registered(agent, call, customer, micros(heard)))
                        .orElseGet(() -> new RegisteredWithoutLeg(agent, customer, micros(heard))));
        return Map.of("success", true);
    }

    private void hear(ConferenceSid conference, ConferenceEvent event) {
        if (!inPassing.hear(conference, event)) conferences.hear(conference, event);
    }

    private static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    /** A page that was loaded while the call rang may never learn it. */
    private static Optional<CallSid> leg(Fields fields) {
        return fields.text("workerCallSid").map(_ -> fields.sid("workerCallSid", CallSid::new));
    }

    @PostMapping("/flex/remove-worker-from-conference-state")
    Map<String, Object> sayGoodbye(HttpServletRequest request, Fields fields) {
        var heard = clock.instant();
        var caller = callers.from(request, fields);
        var conference = fields.sid("conferenceSid", ConferenceSid::new);
        var worker = fields.sid("workerSid", WorkerSid::new);
        permits.actFor(caller, worker);
        LOG.debug("{} says goodbye in {}", worker, conference);
        hear(conference, new SaidGoodbye(worker, micros(heard)));
        return Map.of("status", 200, "success", true);
    }
}
