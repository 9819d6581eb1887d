package com.flexreconnect.twilio;

import com.flexreconnect.sid.ReservationSid;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.sid.WorkerSid;
import com.twilio.rest.taskrouter.v1.workspace.task.Reservation;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which worker was offered a task, and what became of it. One request each unless said otherwise; {@link TwilioFailure}. */
@Component
public class Reservations {

    private static final long ALL = 1000;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Line line;
    private final String workspace;

    Reservations(Line line) {
        this.line = line;
        this.workspace = line.settings().workspace().value();
    }

    public ReservationSeen fetch(TaskSid task, ReservationSid reservation) {
        return seen(line.ask(twilio -> Reservation.fetcher(workspace, task.value(), reservation.value())
                .fetch(twilio)));
    }

    /** All that the task ever had, in Twilio's order; none when Twilio does not know the task (any more). */
    public List<ReservationSeen> of(TaskSid task) {
        try {
            var page = line.ask(twilio ->
                    Reservation.reader(workspace, task.value()).setPageSize(ALL).firstPage(twilio));
            return page.getRecords().stream().map(Reservations::seen).toList();
        } catch (TwilioFailure.Gone none) {
            return List.of();
        }
    }

    /**
     * Frees the worker. A reservation that is over, or whose task is gone, is fine. Two requests when Twilio refuses
     * the first.
     *
     * @throws TwilioFailure.Busy when Twilio refuses although the worker still has it: to be repeated
     */
    public void complete(TaskSid task, ReservationSid reservation) {
        try {
            line.ask(twilio -> Reservation.updater(workspace, task.value(), reservation.value())
                    .setReservationStatus(Reservation.Status.COMPLETED)
                    .update(twilio));
        } catch (TwilioFailure.Gone over) {
            return;
        } catch (TwilioFailure.Refused refused) {
            if (refused.isAboutUs()) throw refused;
            look(task, reservation, refused);
        }
    }

    /** Takes an offer back that nobody has answered. One that was answered, or is gone, is fine. */
    public void reject(TaskSid task, ReservationSid reservation) {
        try {
            line.ask(twilio -> Reservation.updater(workspace, task.value(), reservation.value())
                    .setReservationStatus(Reservation.Status.REJECTED)
                    .update(twilio));
        } catch (TwilioFailure.Gone over) {
            return;
        } catch (TwilioFailure.Refused refused) {
            if (refused.isAboutUs() || fetch(task, reservation).status().equals("pending")) throw refused;
        }
    }

    private void look(TaskSid task, ReservationSid reservation, TwilioFailure.Refused refused) {
        try {
            var now = fetch(task, reservation);
            if (now.isOver()) return;
            if (now.status().equals("pending")) throw refused;
            throw new TwilioFailure.Busy(refused.status(), refused.code(), refused.twilioText(), SOON);
        } catch (TwilioFailure.Gone over) {
            return;
        }
    }

    private static ReservationSeen seen(Reservation found) {
        return new ReservationSeen(
                Text.sid(ReservationSid::new, found.getSid()),
                Text.sid(TaskSid::new, found.getTaskSid()),
                Text.sid(WorkerSid::new, found.getWorkerSid()),
                Text.of(found.getWorkerName()),
                Text.of(found.getReservationStatus()));
    }
}
