package com.flexreconnect.effect;

import com.flexreconnect.recovery.Effect.FollowUp;
import com.flexreconnect.recovery.Effect.Mark;
import com.flexreconnect.recovery.Effect.Widen;
import com.flexreconnect.recovery.KnownAttributes;
import com.flexreconnect.recovery.RecoveryFile;
import com.flexreconnect.recovery.RecoveryStatuses;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.twilio.Reservations;
import com.flexreconnect.twilio.TaskSeen;
import com.flexreconnect.twilio.Tasks;
import com.flexreconnect.twilio.TwilioFailure.Gone;
import com.flexreconnect.twilio.TwilioFailure.Refused;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The disconnected task and its reservation. Others write the attributes too: read, merge, write with If-Match. */
@Component
class WithTheTask {

    private static final Logger log = LoggerFactory.getLogger(WithTheTask.class);

    private final Tasks tasks;
    private final Reservations reservations;
    private final RecoveryStatuses recoveries;
    private final KnownAttributes known;
    private final Clock clock;

    WithTheTask(
            Tasks tasks, Reservations reservations, RecoveryStatuses recoveries, KnownAttributes known, Clock clock) {
        this.tasks = tasks;
        this.reservations = reservations;
        this.recoveries = recoveries;
        this.known = known;
        this.clock = clock;
    }

    /** Whoever closed the recovery in vain while this was on its way may have found nothing to take back. */
    News mark(RecoveryFile file, Mark mark) {
        write(file, mark);
        if (mark == Mark.LOST
                && recoveries.file(file.id()).filter(Wanted::isInVain).isPresent()) write(file, Mark.WITHDRAWN);
        return News.none();
    }

    private void write(RecoveryFile file, Mark mark) {
        write(task(file), attributes -> TaskAttributes.marked(attributes, mark, file));
    }

    /** Flex Insights takes {@code followed_by} as of the reservation's completion: attributes first. */
    News free(RecoveryFile file, FollowUp followUp) {
        var lost = file.recovery().lost();
        try {
            if (!isWritten(file, followUp))
                write(task(file), attributes -> TaskAttributes.followedBy(attributes, followUp));
        } catch (Gone | Refused notWritable) {
            log.warn("task {} keeps its followed_by: {}", lost.agent().task(), notWritable.getMessage());
        }
        reservations.complete(lost.agent().task(), lost.agent().reservation());
        return News.none();
    }

    /** Without its target the task still rings at the worker it was offered to, whose page may be gone: take it back. */
    News widen(RecoveryFile file, Widen asked) {
        write(asked.reconnect(), TaskAttributes::forAnyWorker);
        reservations.of(asked.reconnect()).stream()
                .filter(offer -> offer.status().equals("pending"))
                .filter(offer ->
                        offer.worker().equals(file.recovery().lost().agent().worker()))
                .forEach(offer -> reservations.reject(asked.reconnect(), offer.reservation()));
        return News.none();
    }

    /** The mark of the loss has said so long before: then there is nothing to read or write again. */
    private boolean isWritten(RecoveryFile file, FollowUp followUp) {
        return followUp == FollowUp.RECONNECT_AGENT
                && known.of(task(file))
                        .filter(TaskAttributes::isFollowedByReconnect)
                        .isPresent();
    }

    private void write(TaskSid task, UnaryOperator<String> change) {
        TaskSeen seen = tasks.fetch(task);
        var changed = change.apply(seen.attributes());
        if (changed.equals(seen.attributes())) return;
        var written = tasks.writeAttributes(task, changed, seen.version());
        known.remember(task, written.attributes(), clock.instant());
    }

    private static TaskSid task(RecoveryFile file) {
        return file.recovery().lost().agent().task();
    }
}
