package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.world.WorldEvent.ReservationChanged;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The life of reservations. */
public final class Reservations {

    private final World world;
    private final Map<String, Reservation> bySid = new LinkedHashMap<>();

    Reservations(World world) {
        this.world = world;
    }

    void clear() {
        bySid.clear();
    }

    public List<ReservationView> all() {
        return world.locked(() -> bySid.values().stream().map(Reservation::view).toList());
    }

    /**
     * @throws TwilioError 20404 when there is no such reservation
     */
    public ReservationView fetch(String sid) {
        return world.locked(() -> get(sid).view());
    }

    /**
     * Twilio's {@code ReservationStatus}.
     *
     * @throws TwilioError 400 when it cannot become that from what it is
     */
    public ReservationView update(String sid, String status) {
        return world.locked(() -> {
            Reservation reservation = get(sid);
            boolean again = reservation.is("completed") && world.answers().is(Answer.COMPLETED_TWICE_FINE);
            boolean early = reservation.is("accepted") && world.answers().is(Answer.COMPLETED_ONLY_FROM_WRAPPING);
            boolean done = switch (status) {
                case "accepted" -> accept(reservation);
                case "rejected" -> reject(reservation, "rejected");
                case "wrapping" -> wrap(reservation);
                case "completed" -> again || !early && complete(reservation);
                default -> false;
            };
            if (!done) {
                throw TwilioError.bad("Reservation cannot be set to " + status + ": it is " + reservation.status);
            }
            return reservation.view();
        });
    }

    Reservation create(Task task, Worker worker, @Nullable TransferView transfer) {
        var patience = world.pace.of(Delay.RESERVATION_TIMEOUT);
        var reservation = new Reservation(task, worker, patience.toSeconds(), transfer, world.now());
        bySid.put(reservation.sid, reservation);
        task.reservations.add(reservation);
        worker.reservations.add(reservation);
        worker.lastOffered = world.now();
        if (transfer == null) {
            world.tasks().status(task, "reserved", null);
        }
        reservation.expiry = world.timers.after(patience, () -> world.locked(() -> reject(reservation, "timeout")));
        tell(reservation, "reservation.created", null);
        return reservation;
    }

    boolean accept(Reservation reservation) {
        if (!reservation.is("pending")) {
            return false;
        }
        become(reservation, "accepted");
        if (reservation.transfer == null) {
            world.tasks().status(reservation.task, "assigned", null);
        }
        tell(reservation, "reservation.accepted", null);
        return true;
    }

    boolean reject(Reservation reservation, String how) {
        if (!reservation.is("pending")) {
            return false;
        }
        Task task = reservation.task;
        become(reservation, how);
        tell(reservation, "reservation." + how, null);
        if (reservation.transfer == null) {
            task.passedBy.merge(reservation.worker.sid, 1, Integer::sum);
            task.notBefore.put(reservation.worker.sid, world.now().plus(world.pace.of(Delay.OFFER_AGAIN)));
            world.tasks().status(task, "pending", null);
            world.after(Delay.OFFER_AGAIN, world.routing()::route);
        } else if (world.answers().is(Answer.A_TRANSFER_FAILS)) {
            world.tell(new WorldEvent.TransferFailed(world.now(), reservation.transfer, task.view()));
        } else {
            world.after(Delay.OFFER_AGAIN, () -> transferAgain(task, reservation.transfer));
        }
        world.routing().route();
        return true;
    }

    /**
     * A handed-over call that its target did not take goes to whoever is free and was offered nothing for longest, as long
     * as nobody has it; without the call its task is over.
     */
    private void transferAgain(Task task, TransferView transfer) {
        boolean held = of(task).stream().anyMatch(one -> one.is("accepted") || one.is("pending"));
        boolean live = world.conferences().liveNamed(task.sid).isPresent();
        if (!live && !task.over() && of(task).stream().noneMatch(Reservation::active)) {
            world.tasks().status(task, "completed", "task.completed");
        }
        if (held || !live) {
            return;
        }
        world.workers().list().stream()
                .filter(worker -> world.routing().free(worker, task.channel))
                .min(Comparator.comparing(worker -> worker.lastOffered))
                .ifPresentOrElse(
                        worker -> create(task, worker, transfer),
                        () -> world.after(Delay.OFFER_AGAIN, () -> transferAgain(task, transfer)));
    }

    boolean wrap(Reservation reservation) {
        if (!reservation.is("accepted")) {
            return false;
        }
        become(reservation, "wrapping");
        boolean last = of(reservation.task).stream().noneMatch(other -> other.is("accepted") || other.is("pending"));
        if (last) {
            world.tasks().status(reservation.task, "wrapping", null);
        }
        tell(reservation, "reservation.wrapup", null);
        if (last) {
            world.tasks().status(reservation.task, "wrapping", "task.wrapup");
        }
        world.routing().route();
        return true;
    }

    boolean complete(Reservation reservation) {
        if (!reservation.is("accepted") && !reservation.is("wrapping")) {
            return false;
        }
        become(reservation, "completed");
        Task task = reservation.task;
        boolean last = of(task).stream().noneMatch(other -> other.active());
        if (last) {
            world.tasks().status(task, "completed", null);
        }
        tell(reservation, "reservation.completed", null);
        if (last) {
            task.reason = task.reason == null ? "All reservations were completed" : task.reason;
            world.tasks().status(task, "completed", "task.completed");
        }
        world.routing().route();
        return true;
    }

    /** The task is over whatever its workers do: their reservations are, too. */
    void endAll(Task task) {
        of(task).stream().filter(reservation -> reservation.active()).forEach(reservation -> {
            become(reservation, "completed");
            tell(reservation, "reservation.completed", null);
        });
    }

    void cancelPending(Task task, @Nullable String reason) {
        of(task).stream().filter(reservation -> reservation.is("pending")).forEach(reservation -> {
            become(reservation, "canceled");
            tell(reservation, "reservation.canceled", reason);
            world.voice().legNotNeeded(reservation);
        });
    }

    void wrapAll(Task task) {
        of(task).forEach(this::wrap);
    }

    void completeAll(Task task) {
        of(task).forEach(this::complete);
    }

    Reservation get(String sid) {
        Reservation reservation = bySid.get(sid);
        if (reservation == null) {
            throw TwilioError.notFound("/Reservations/" + sid);
        }
        return reservation;
    }

    List<Reservation> of(Task task) {
        return List.copyOf(task.reservations);
    }

    /** How much of a worker's capacity on a channel is in use; a reservation in wrap-up still holds its place. */
    long load(Worker worker, String channel) {
        return worker.reservations.stream()
                .filter(r -> r.active() && r.task.channel.equals(channel))
                .filter(r -> !r.is("wrapping") || world.answers().is(Answer.WRAP_UP_HOLDS_CAPACITY))
                .count();
    }

    private void become(Reservation reservation, String status) {
        reservation.status = status;
        reservation.version++;
        reservation.updatedAt = world.now();
        if (reservation.expiry != null) {
            reservation.expiry.cancel();
        }
    }

    private void tell(Reservation reservation, String event, @Nullable String reason) {
        world.tell(new ReservationChanged(
                world.now(), event, reservation.view(), reservation.task.view(), reservation.worker.view(), reason));
    }
}
