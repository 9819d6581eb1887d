package com.flexreconnect.recovery;

import static com.flexreconnect.recovery.Worlds.ADA;
import static com.flexreconnect.recovery.Worlds.BOB;
import static com.flexreconnect.recovery.Worlds.reconnect;

import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.RecoveryEvent.CustomerHungUp;
import com.flexreconnect.recovery.RecoveryEvent.CustomerLeftRoom;
import com.flexreconnect.recovery.RecoveryEvent.CustomerNotQueued;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectAccepted;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectCanceled;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectNotLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectQueued;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectStillQueued;
import com.flexreconnect.recovery.RecoveryEvent.SentToFallback;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.simulation.Luck;
import com.flexreconnect.simulation.SimulatedTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the caller really is, and which agent accepts them. */
final class SimulatedCaller {

    enum Place {
        OLD_CONFERENCE,
        NOWHERE,
        QUEUE,
        ACCEPTED,
        WITH_AGENT,
        FALLBACK,
        GONE
    }

    private final SimulatedTime time;
    private final Luck luck;
    private final double adrift;
    private final boolean agentReturns;
    private final Consumer<RecoveryEvent> say;

    Place place = Place.OLD_CONFERENCE;
    /** What somebody does to the caller later is their business. */
    boolean watched = true;

    private int attempt;
    private boolean anyWorker;
    private WorkerSid worker = ADA;

    SimulatedCaller(SimulatedTime time, Luck luck, double adrift, boolean agentReturns, Consumer<RecoveryEvent> say) {
        this.time = time;
        this.luck = luck;
        this.adrift = adrift;
        this.agentReturns = agentReturns;
        this.say = say;
    }

    boolean isHere() {
        return place == Place.OLD_CONFERENCE;
    }

    List<RecoveryEvent> enqueue(EnqueueCustomer asked) {
        if (place == Place.GONE) return List.of(new CustomerHungUp());
        if (isQueued()) return seen(asked.attempt());
        if (isHere()) say.accept(new CustomerLeftRoom(false));
        place = luck.happens(adrift) ? Place.NOWHERE : Place.QUEUE;
        if (place == Place.NOWHERE) return List.of();
        attempt = asked.attempt();
        anyWorker = asked.target() == Target.ANY_WORKER;
        say.accept(new ReconnectQueued(reconnect(attempt), attempt));
        offer();
        return List.of();
    }

    private boolean isQueued() {
        return place == Place.QUEUE || place == Place.ACCEPTED || place == Place.WITH_AGENT;
    }

    private void offer() {
        var queued = attempt;
        worker = anyWorker && luck.happens(0.5) ? BOB : ADA;
        if (!anyWorker && !agentReturns || luck.happens(0.2)) return;
        time.in(luck.within(Duration.ofMinutes(2)), () -> accept(queued));
        if (luck.happens(0.1)) time.in(luck.within(Duration.ofMinutes(2)), () -> cancel(queued));
    }

    private void accept(int queued) {
        if (place != Place.QUEUE || attempt != queued) return;
        place = Place.ACCEPTED;
        say.accept(new ReconnectAccepted(reconnect(attempt), worker, attempt));
        if (luck.happens(0.9)) time.in(luck.within(Duration.ofSeconds(5)), () -> together(queued));
    }

    private void together(int queued) {
        if (place != Place.ACCEPTED || attempt != queued) return;
        place = Place.WITH_AGENT;
        say.accept(new ReconnectLive(reconnect(attempt), Optional.of(worker)));
    }

    private void cancel(int queued) {
        if (!watched || place != Place.QUEUE || attempt != queued) return;
        place = Place.NOWHERE;
        say.accept(new ReconnectCanceled(reconnect(attempt), false));
    }

    void hangUp() {
        if (place == Place.FALLBACK || place == Place.GONE) return;
        time.tell("the customer hangs up");
        if (isHere()) say.accept(new CustomerLeftRoom(true));
        if (place == Place.QUEUE) say.accept(new ReconnectCanceled(reconnect(attempt), true));
        place = Place.GONE;
        say.accept(new CustomerHungUp());
    }

    List<RecoveryEvent> seen(int tried) {
        if (place == Place.GONE) return List.of(new CustomerHungUp());
        return List.of(isQueued() ? new ReconnectQueued(reconnect(attempt), tried) : new CustomerNotQueued(tried));
    }

    List<RecoveryEvent> reconnectSeen() {
        var task = reconnect(attempt);
        return switch (place) {
            case GONE -> List.of(new CustomerHungUp());
            case QUEUE -> List.of(new ReconnectStillQueued(task));
            case ACCEPTED -> List.of(new ReconnectAccepted(task, worker, attempt), new ReconnectNotLive(task));
            case WITH_AGENT ->
                List.of(new ReconnectAccepted(task, worker, attempt), new ReconnectLive(task, Optional.of(worker)));
            default -> List.of(new ReconnectCanceled(task, false));
        };
    }

    List<RecoveryEvent> fallBack() {
        if (place == Place.GONE) return List.of(new CustomerHungUp());
        if (!isQueued()) place = Place.FALLBACK;
        return List.of(new SentToFallback());
    }

    void widen() {
        anyWorker = true;
        offer();
    }
}
