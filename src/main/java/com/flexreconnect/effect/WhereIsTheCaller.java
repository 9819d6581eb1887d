package com.flexreconnect.effect;

import com.flexreconnect.recovery.RecoveryEvent;
import com.flexreconnect.recovery.RecoveryEvent.CustomerHungUp;
import com.flexreconnect.recovery.RecoveryEvent.CustomerNotQueued;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectAccepted;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectCanceled;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectNotLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectQueued;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectStillQueued;
import com.flexreconnect.recovery.RecoveryFile;
import com.flexreconnect.recovery.Stage.Waiting;
import com.flexreconnect.sid.TaskSid;
import com.flexreconnect.twilio.Calls;
import com.flexreconnect.twilio.Conferences;
import com.flexreconnect.twilio.ParticipantSeen;
import com.flexreconnect.twilio.Participants;
import com.flexreconnect.twilio.ReservationSeen;
import com.flexreconnect.twilio.Reservations;
import com.flexreconnect.twilio.TaskSeen;
import com.flexreconnect.twilio.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks Twilio, when nobody told us. No source of news is indispensable. */
@Component
class WhereIsTheCaller {

    /** Of a task. */
    private static final Set<String> LEFT = Set.of("wrapping", "completed");

    /** Of a reservation. */
    private static final Set<String> ACCEPTED = Set.of("accepted", "wrapping", "completed");

    private final Tasks tasks;
    private final Calls calls;
    private final Conferences conferences;
    private final Participants participants;
    private final Reservations reservations;

    WhereIsTheCaller(
            Tasks tasks, Calls calls, Conferences conferences, Participants participants, Reservations reservations) {
        this.tasks = tasks;
        this.calls = calls;
        this.conferences = conferences;
        this.participants = participants;
        this.reservations = reservations;
    }

    /** The newest reconnect task in which the caller is waiting or talking, up to that attempt. */
    Optional<TaskSid> reconnectTask(RecoveryFile file, int attempt) {
        return reconnects(file, attempt)
                .filter(task -> !task.isOver())
                .filter(task -> !isLeftBehindIn(task, file))
                .findFirst()
                .map(TaskSeen::task);
    }

    /** The newest reconnect task that was not cancelled, also one that is completed: Twilio knows it for five minutes more. */
    Optional<TaskSeen> reconnect(RecoveryFile file, int attempt) {
        return reconnects(file, attempt)
                .filter(task -> !task.status().equals("canceled"))
                .findFirst();
    }

    /** Whether an agent has accepted it and not left yet, as far as TaskRouter knows. */
    static boolean hasAnAgent(TaskSeen reconnect) {
        return reconnect.status().equals("assigned");
    }

    /** Whether the agent is done with it and the caller alone in its room. */
    boolean isLeftBehindIn(TaskSeen reconnect, RecoveryFile file) {
        return wasLeft(reconnect)
                && conferences
                        .inProgress(reconnect.task())
                        .map(participants::in)
                        .filter(seen -> seen.size() == 1 && isIn(seen, file))
                        .isPresent();
    }

    static boolean wasLeft(TaskSeen reconnect) {
        return LEFT.contains(reconnect.status());
    }

    /** Newest first; each is asked for when it is looked at. */
    private Stream<TaskSeen> reconnects(RecoveryFile file, int attempt) {
        return IntStream.iterate(attempt, number -> number > 0, number -> number - 1)
                .boxed()
                .flatMap(number ->
                        tasks
                                .withAttribute(TaskAttributes.RECONNECT_OF, TaskAttributes.reconnectOf(file, number))
                                .stream())
                .map(tasks::fetch);
    }

    boolean isInOldRoom(RecoveryFile file) {
        return isIn(participants.in(file.recovery().lost().conference()), file);
    }

    private static boolean isIn(List<ParticipantSeen> room, RecoveryFile file) {
        return room.stream()
                .anyMatch(who -> who.call().equals(file.recovery().lost().customer()));
    }

    News forCustomer(RecoveryFile file, int attempt) {
        if (!calls.fetch(file.recovery().lost().customer()).inProgress()) return News.of(new CustomerHungUp());
        return News.of(reconnectTask(file, attempt)
                .<RecoveryEvent>map(task -> new ReconnectQueued(task, attempt))
                .orElse(new CustomerNotQueued(attempt)));
    }

    News atReconnect(RecoveryFile file, TaskSid reconnect) {
        if (!calls.fetch(file.recovery().lost().customer()).inProgress()) return News.of(new CustomerHungUp());
        return switch (tasks.fetch(reconnect).status()) {
            case "pending", "reserved" -> News.of(new ReconnectStillQueued(reconnect));
            case "canceled" -> News.of(new ReconnectCanceled(reconnect, false));
            default -> accepted(file, reconnect);
        };
    }

    private News accepted(RecoveryFile file, TaskSid reconnect) {
        var together = conferences
                .inProgress(reconnect)
                .map(participants::in)
                .filter(seen -> seen.size() > 1 && isIn(seen, file));
        var worker = reservations.of(reconnect).stream()
                .filter(reservation -> ACCEPTED.contains(reservation.status()))
                .map(ReservationSeen::worker)
                .findFirst();
        var events = new ArrayList<RecoveryEvent>();
        worker.ifPresent(who -> events.add(new ReconnectAccepted(reconnect, who, attempt(file))));
        events.add(together.isPresent() ? new ReconnectLive(reconnect, worker) : new ReconnectNotLive(reconnect));
        return News.of(events.toArray(RecoveryEvent[]::new));
    }

    private static int attempt(RecoveryFile file) {
        return switch (file.recovery().stage()) {
            case Waiting waiting -> waiting.attempt();
            default -> 1;
        };
    }
}
