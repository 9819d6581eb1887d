package com.flexreconnect.recovery;

import static com.flexreconnect.recovery.Worlds.ADA;
import static com.flexreconnect.recovery.Worlds.BOB;
import static com.flexreconnect.recovery.Worlds.PING;
import static com.flexreconnect.recovery.Worlds.reconnect;

import com.flexreconnect.recovery.Effect.CreatePing;
import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.Effect.MoveParticipant;
import com.flexreconnect.recovery.RecoveryEvent.CustomerHungUp;
import com.flexreconnect.recovery.RecoveryEvent.CustomerLeftRoom;
import com.flexreconnect.recovery.RecoveryEvent.CustomerNotQueued;
import com.flexreconnect.recovery.RecoveryEvent.EffectRefused;
import com.flexreconnect.recovery.RecoveryEvent.OtherGone;
import com.flexreconnect.recovery.RecoveryEvent.OtherJoined;
import com.flexreconnect.recovery.RecoveryEvent.OthersKept;
import com.flexreconnect.recovery.RecoveryEvent.PingAccepted;
import com.flexreconnect.recovery.RecoveryEvent.PingCreated;
import com.flexreconnect.recovery.RecoveryEvent.PingOver;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectAccepted;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectCanceled;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectNotLive;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectQueued;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectStillQueued;
import com.flexreconnect.recovery.RecoveryEvent.RoomSeen;
import com.flexreconnect.recovery.RecoveryEvent.SentToFallback;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.sid.WorkerSid;
import com.flexreconnect.simulation.Luck;
import com.flexreconnect.simulation.SimulatedTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Where everybody really is, what Twilio does when asked, and what it says of its own accord. */
final class SimulatedTwilio {

    enum Place {
        OLD_CONFERENCE,
        NOWHERE,
        QUEUE,
        ACCEPTED,
        WITH_AGENT,
        FALLBACK,
        GONE
    }

    enum Ping {
        NONE,
        OPEN,
        ACCEPTED,
        OVER
    }

    private final SimulatedTime time;
    private final Luck luck;
    private final Consumer<RecoveryEvent> hear;
    private final double refusal;
    private final double adrift;
    private final boolean agentReturns;

    Place customer = Place.OLD_CONFERENCE;
    Ping ping = Ping.NONE;
    /** What somebody does to the caller later is their business. */
    boolean watched = true;

    final Set<CallSid> others = new HashSet<>();
    private int attempt;
    private boolean anyWorker;
    private WorkerSid worker = ADA;

    SimulatedTwilio(SimulatedTime time, Luck luck, Consumer<RecoveryEvent> hear) {
        this.time = time;
        this.luck = luck;
        this.hear = hear;
        refusal = luck.weight() / 4;
        adrift = luck.weight() / 2;
        agentReturns = luck.happens(0.7);
        if (luck.happens(0.4)) others.add(Worlds.OTHER);
        if (luck.happens(0.3)) time.in(luck.within(Duration.ofMinutes(3)), this::hangUp);
        if (luck.happens(0.1)) time.in(luck.within(Duration.ofMinutes(1)), () -> someoneJoins(Worlds.SECOND_OTHER));
    }

    boolean refuses() {
        return refusal > 0;
    }

    /** What came of it; the ledger loses no answer. */
    List<RecoveryEvent> perform(Effect effect) {
        if (luck.happens(refusal) && mayBeRefused(effect)) return List.of(new EffectRefused(effect));
        return switch (effect) {
            case CreatePing _ -> ping();
            case Effect.LookAtPing _ -> pingSeen();
            case Effect.CancelPing _, Effect.CompletePing _ -> {
                ping = Ping.OVER;
                yield List.of();
            }
            case Effect.LookAtRoom _ -> List.of(new RoomSeen(isHere(), false, luck.happens(0.2), Set.copyOf(others)));
            case Effect.KeepOthers _ -> List.of(new OthersKept());
            case EnqueueCustomer asked -> enqueue(asked);
            case Effect.LookForCustomer(var tried) -> callerSeen(tried);
            case Effect.LookAtReconnect _ -> reconnectSeen();
            case Effect.Widen _ -> {
                anyWorker = true;
                offer();
                yield List.of();
            }
            case MoveParticipant moved -> gone(moved.other());
            case Effect.FreeOldConference _ -> {
                others.clear();
                yield List.of();
            }
            case Effect.SendToFallback _ -> fallBack();
            default -> List.of();
        };
    }

    /** Ending a ping and the marks only matter to the agent: that they are tried for long is tested elsewhere. */
    private static boolean mayBeRefused(Effect effect) {
        return !(effect instanceof Effect.CancelPing || effect instanceof Effect.CompletePing);
    }

    private boolean isHere() {
        return customer == Place.OLD_CONFERENCE;
    }

    private List<RecoveryEvent> ping() {
        ping = Ping.OPEN;
        if (agentReturns)
            time.in(luck.within(Duration.ofSeconds(40)), () -> pingEnds(Ping.ACCEPTED, new PingAccepted(PING)));
        time.in(Duration.ofSeconds(30), () -> pingEnds(Ping.OVER, new PingOver(PING)));
        return List.of(new PingCreated(PING));
    }

    private void pingEnds(Ping how, RecoveryEvent news) {
        if (ping != Ping.OPEN) return;
        ping = how;
        say(news);
    }

    private List<RecoveryEvent> pingSeen() {
        return switch (ping) {
            case ACCEPTED -> List.of(new PingAccepted(PING));
            case OVER -> List.of(new PingOver(PING));
            default -> List.of();
        };
    }

    private List<RecoveryEvent> enqueue(EnqueueCustomer asked) {
        if (customer == Place.GONE) return List.of(new CustomerHungUp());
        if (isQueued()) return callerSeen(asked.attempt());
        if (isHere()) say(new CustomerLeftRoom(false));
        customer = luck.happens(adrift) ? Place.NOWHERE : Place.QUEUE;
        if (customer == Place.NOWHERE) return List.of();
        attempt = asked.attempt();
        anyWorker = asked.target() == Target.ANY_WORKER;
        say(new ReconnectQueued(reconnect(attempt), attempt));
        offer();
        return List.of();
    }

    private boolean isQueued() {
        return customer == Place.QUEUE || customer == Place.ACCEPTED || customer == Place.WITH_AGENT;
    }

    private void offer() {
        var queued = attempt;
        worker = anyWorker && luck.happens(0.5) ? BOB : ADA;
        if (!anyWorker && !agentReturns || luck.happens(0.2)) return;
        time.in(luck.within(Duration.ofMinutes(2)), () -> accept(queued));
        if (luck.happens(0.1)) time.in(luck.within(Duration.ofMinutes(2)), () -> cancel(queued));
    }

    private void accept(int queued) {
        if (customer != Place.QUEUE || attempt != queued) return;
        customer = Place.ACCEPTED;
        say(new ReconnectAccepted(reconnect(attempt), worker, attempt));
        if (luck.happens(0.9)) time.in(luck.within(Duration.ofSeconds(5)), () -> together(queued));
    }

    private void together(int queued) {
        if (customer != Place.ACCEPTED || attempt != queued) return;
        customer = Place.WITH_AGENT;
        say(new ReconnectLive(reconnect(attempt), Optional.of(worker)));
    }

    private void cancel(int queued) {
        if (!watched || customer != Place.QUEUE || attempt != queued) return;
        customer = Place.NOWHERE;
        say(new ReconnectCanceled(reconnect(attempt), false));
    }

    private void hangUp() {
        if (customer == Place.FALLBACK || customer == Place.GONE) return;
        time.tell("the customer hangs up");
        if (isHere()) say(new CustomerLeftRoom(true));
        if (customer == Place.QUEUE) say(new ReconnectCanceled(reconnect(attempt), true));
        customer = Place.GONE;
        say(new CustomerHungUp());
    }

    private void someoneJoins(CallSid call) {
        if (!isHere()) return;
        others.add(call);
        hear.accept(new OtherJoined(call));
    }

    private List<RecoveryEvent> callerSeen(int tried) {
        if (customer == Place.GONE) return List.of(new CustomerHungUp());
        return List.of(isQueued() ? new ReconnectQueued(reconnect(attempt), tried) : new CustomerNotQueued(tried));
    }

    private List<RecoveryEvent> reconnectSeen() {
        var task = reconnect(attempt);
        return switch (customer) {
            case GONE -> List.of(new CustomerHungUp());
            case QUEUE -> List.of(new ReconnectStillQueued(task));
            case ACCEPTED -> List.of(new ReconnectAccepted(task, worker, attempt), new ReconnectNotLive(task));
            case WITH_AGENT ->
                List.of(new ReconnectAccepted(task, worker, attempt), new ReconnectLive(task, Optional.of(worker)));
            default -> List.of(new ReconnectCanceled(task, false));
        };
    }

    private List<RecoveryEvent> gone(CallSid other) {
        others.remove(other);
        return List.of(new OtherGone(other));
    }

    private List<RecoveryEvent> fallBack() {
        if (customer == Place.GONE) return List.of(new CustomerHungUp());
        if (!isQueued()) customer = Place.FALLBACK;
        return List.of(new SentToFallback());
    }

    private void say(RecoveryEvent news) {
        time.tell("Twilio: " + news);
        luck.arrivals().forEach(delay -> time.in(delay, () -> hear.accept(news)));
    }
}
