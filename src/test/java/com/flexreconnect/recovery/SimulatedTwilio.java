package com.flexreconnect.recovery;

import com.flexreconnect.recovery.Effect.CreatePing;
import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.Effect.MoveParticipant;
import com.flexreconnect.recovery.RecoveryEvent.EffectRefused;
import com.flexreconnect.recovery.RecoveryEvent.LossWithdrawn;
import com.flexreconnect.recovery.RecoveryEvent.OtherGone;
import com.flexreconnect.recovery.RecoveryEvent.OtherJoined;
import com.flexreconnect.recovery.RecoveryEvent.OthersKept;
import com.flexreconnect.recovery.RecoveryEvent.RoomSeen;
import com.flexreconnect.sid.CallSid;
import com.flexreconnect.simulation.Luck;
import com.flexreconnect.simulation.SimulatedTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What Twilio does when asked, and what it says of its own accord. */
final class SimulatedTwilio {

    private final SimulatedTime time;
    private final Luck luck;
    private final Consumer<RecoveryEvent> hear;
    private final double refusal;

    final SimulatedPing ping;
    final SimulatedCaller caller;
    final Set<CallSid> others = new HashSet<>();

    SimulatedTwilio(SimulatedTime time, Luck luck, Consumer<RecoveryEvent> hear) {
        this.time = time;
        this.luck = luck;
        this.hear = hear;
        refusal = luck.weight() / 4;
        var adrift = luck.weight() / 2;
        var agentReturns = luck.happens(0.7);
        ping = new SimulatedPing(time, luck, agentReturns, this::say);
        caller = new SimulatedCaller(time, luck, adrift, agentReturns, this::say);
        if (luck.happens(0.4)) others.add(Worlds.OTHER);
        if (luck.happens(0.3)) time.in(luck.within(Duration.ofMinutes(3)), caller::hangUp);
        if (luck.happens(0.1)) time.in(luck.within(Duration.ofMinutes(1)), () -> someoneJoins(Worlds.SECOND_OTHER));
        if (luck.happens(0.2)) time.in(luck.within(Duration.ofMinutes(1)), this::agentIsBack);
    }

    boolean refuses() {
        return refusal > 0;
    }

    /** What came of it; the ledger loses no answer. */
    List<RecoveryEvent> perform(Effect effect) {
        if (luck.happens(refusal) && mayBeRefused(effect)) return List.of(new EffectRefused(effect));
        return switch (effect) {
            case CreatePing _ -> ping.create();
            case Effect.LookAtPing _ -> ping.seen();
            case Effect.CancelPing _, Effect.CompletePing _ -> {
                ping.end();
                yield List.of();
            }
            case Effect.LookAtRoom _ ->
                List.of(new RoomSeen(caller.isHere(), false, luck.happens(0.2), Set.copyOf(others)));
            case Effect.KeepOthers _ -> List.of(new OthersKept());
            case EnqueueCustomer asked -> caller.enqueue(asked);
            case Effect.LookForCustomer(var tried) -> caller.seen(tried);
            case Effect.LookAtReconnect _ -> caller.reconnectSeen();
            case Effect.Widen _ -> {
                caller.widen();
                yield List.of();
            }
            case MoveParticipant moved -> gone(moved.other());
            case Effect.FreeOldConference _ -> {
                others.clear();
                yield List.of();
            }
            case Effect.SendToFallback _ -> caller.fallBack();
            default -> List.of();
        };
    }

    /** Ending a ping and the marks only matter to the agent: that they are tried for long is tested elsewhere. */
    private static boolean mayBeRefused(Effect effect) {
        return !(effect instanceof Effect.CancelPing || effect instanceof Effect.CompletePing);
    }

    /** Said goodbye after all, or has joined again by hand. */
    private void agentIsBack() {
        if (caller.isHere()) say(new LossWithdrawn());
    }

    private void someoneJoins(CallSid call) {
        if (!caller.isHere()) return;
        others.add(call);
        hear.accept(new OtherJoined(call));
    }

    private List<RecoveryEvent> gone(CallSid other) {
        others.remove(other);
        return List.of(new OtherGone(other));
    }

    private void say(RecoveryEvent news) {
        time.tell("Twilio: " + news);
        luck.arrivals().forEach(delay -> time.in(delay, () -> hear.accept(news)));
    }
}
