package com.flexreconnect.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.recovery.Effect.Alert;
import com.flexreconnect.recovery.Effect.Announce;
import com.flexreconnect.recovery.Effect.CompleteReservation;
import com.flexreconnect.recovery.Effect.CreatePing;
import com.flexreconnect.recovery.Effect.EnqueueCustomer;
import com.flexreconnect.recovery.Effect.FollowUp;
import com.flexreconnect.recovery.RecoveryEvent.CustomerHungUp;
import com.flexreconnect.recovery.RecoveryEvent.LossWithdrawn;
import com.flexreconnect.recovery.RecoveryEvent.PatienceEnded;
import com.flexreconnect.recovery.SimulatedCaller.Place;
import com.flexreconnect.recovery.Stage.Closed;
import com.flexreconnect.recovery.Stage.Enqueueing;
import com.flexreconnect.recovery.Stage.KeepingOthers;
import com.flexreconnect.recovery.Stage.Open;
import com.flexreconnect.recovery.Stage.Pinging;
import com.flexreconnect.settings.SampleSettings;
import com.flexreconnect.settings.Settings;
import com.flexreconnect.simulation.Luck;
import com.flexreconnect.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One recovery from its beginning to its end, in a world that goes wrong; the laws are checked at each step. */
final class SimulatedRecovery {

    private static final Settings SETTINGS = SampleSettings.settings();

    private final SimulatedTime time = new SimulatedTime();
    private final Luck luck;
    private final SimulatedTwilio twilio;
    private final Set<Effect> entered = new HashSet<>();
    private final List<Integer> redirects = new ArrayList<>();
    private boolean isWithdrawn;
    private Recovery recovery;

    SimulatedRecovery(long seed) {
        luck = new Luck(seed);
        twilio = new SimulatedTwilio(time, luck, this::hear);
        var opening = Worlds.open(luck.happens(0.8), luck.happens(0.5), Set.copyOf(twilio.others));
        recovery = opening.next();
        time.tell(luck.toString());
        carryOut(opening);
        arm();
    }

    void play() {
        time.run(Duration.ofHours(6));
        assertThat(recovery.isOpen()).as("still open").isFalse();
        checkEnd(((Closed) recovery.stage()).outcome());
    }

    List<String> story() {
        return time.story();
    }

    private void hear(RecoveryEvent news) {
        var step = RecoveryMachine.on(recovery, news);
        var before = recovery;
        recovery = step.next();
        time.tell("%s, %s: %s".formatted(news, Phase.of(recovery.stage()), step.effects()));
        checkStep(before, step);
        checkWithdrawal(before, news);
        carryOut(step);
        if (!before.stage().equals(recovery.stage())) arm();
        twilio.caller.watched = recovery.isOpen();
    }

    /** Equal effects are done once, each in its own time; what nobody wants any more is left. */
    private void carryOut(Transition step) {
        step.effects().stream()
                .filter(effect -> entered.add(effect) || effect instanceof Effect.Anew)
                .forEach(effect -> time.in(luck.within(Duration.ofSeconds(2)), () -> {
                    if (isWanted(effect)) twilio.perform(effect).forEach(this::hear);
                }));
    }

    private boolean isWanted(Effect effect) {
        return switch (effect) {
            case CreatePing _ -> recovery.stage() instanceof Pinging;
            case EnqueueCustomer asked ->
                recovery.stage() instanceof Enqueueing stage && stage.attempt() == asked.attempt();
            default -> true;
        };
    }

    private void arm() {
        if (recovery.stage() instanceof Open open)
            time.in(Patience.with(open, SETTINGS), () -> hear(new PatienceEnded(open)));
    }

    /** Whoever is with their agent again is left there; not so once they were promised another. */
    private void checkWithdrawal(Recovery before, RecoveryEvent news) {
        if (news instanceof CustomerHungUp)
            assertThat(recovery.isOpen()).as("open for nobody").isFalse();
        if (!(news instanceof LossWithdrawn) || !before.isOpen() || !redirects.isEmpty()) return;
        if (before.stage() instanceof KeepingOthers) return;
        isWithdrawn = true;
        assertThat(recovery.isOpen()).as("taken from the agent").isFalse();
    }

    private void checkStep(Recovery before, Transition step) {
        for (var effect : step.effects()) {
            if (effect instanceof EnqueueCustomer asked) {
                assertThat(redirects).as("one redirect after the other").allMatch(tried -> tried < asked.attempt());
                redirects.add(asked.attempt());
            }
            if (effect instanceof Announce || effect instanceof CreatePing)
                assertThat(entered).as("once").doesNotContain(effect);
            if (effect.equals(new CompleteReservation(FollowUp.RECONNECT_AGENT))
                    && step.next().isOpen())
                assertThat(twilio.caller.place).as("freed too early").isNotEqualTo(Place.OLD_CONFERENCE);
        }
        if (!before.isOpen()) {
            assertThat(step.next().stage()).as("closed is closed").isEqualTo(before.stage());
            assertThat(step.effects()).noneMatch(EnqueueCustomer.class::isInstance);
        }
        assertThat(redirects.size()).isLessThanOrEqualTo(RecoveryMachine.ATTEMPTS);
    }

    private void checkEnd(Outcome outcome) {
        assertThat(twilio.ping.isLeftOver()).as("a ping left over").isFalse();
        if (isWithdrawn) {
            assertThat(outcome).isEqualTo(Outcome.FALSE_ALARM);
            return;
        }
        switch (twilio.caller.place) {
            case OLD_CONFERENCE, NOWHERE ->
                assertThat(alarms())
                        .as("nobody cares for the caller")
                        .containsAnyOf(Effect.Alarm.FALLBACK_REFUSED, Effect.Alarm.RECONNECT_NOT_LIVE);
            case ACCEPTED ->
                assertThat(alarms())
                        .as("nobody cares for the caller")
                        .containsAnyOf(Effect.Alarm.GAVE_UP, Effect.Alarm.RECONNECT_NOT_LIVE);
            case QUEUE, WITH_AGENT, FALLBACK, GONE -> {}
        }
        if (outcome != Outcome.FALSE_ALARM)
            assertThat(entered).as("the agent is freed").anyMatch(CompleteReservation.class::isInstance);
        if (outcome != Outcome.FALSE_ALARM && !twilio.others.isEmpty())
            assertThat(alarms())
                    .as("left behind %s", twilio.others)
                    .containsAnyOf(Effect.Alarm.OTHERS_LEFT_BEHIND, Effect.Alarm.FALLBACK_REFUSED);
        if (outcome == Outcome.GAVE_UP && !twilio.refuses())
            assertThat(twilio.caller.place).as("given up, yet well cared for").isNotEqualTo(Place.WITH_AGENT);
        if (outcome == Outcome.CUSTOMER_LEFT || outcome == Outcome.FALSE_ALARM)
            assertThat(twilio.caller.place).isEqualTo(Place.GONE);
    }

    private List<Effect.Alarm> alarms() {
        return entered.stream()
                .filter(Alert.class::isInstance)
                .map(alert -> ((Alert) alert).alarm())
                .toList();
    }
}
