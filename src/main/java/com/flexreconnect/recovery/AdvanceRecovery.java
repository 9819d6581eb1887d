package com.flexreconnect.recovery;

import com.flexreconnect.conference.Finding.AgentLost;
import com.flexreconnect.recovery.Stage.Open;
import com.flexreconnect.settings.Settings;
import com.flexreconnect.sid.ConferenceSid;
import com.flexreconnect.stored.StoredJson;
import com.flexreconnect.telemetry.Field;
import com.flexreconnect.telemetry.Steps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a recovery its news: one transaction for the new state, its history, what is to be done and the timer. */
@Component
public class AdvanceRecovery {

    private static final Logger log = LoggerFactory.getLogger(AdvanceRecovery.class);

    private final Recoveries recoveries;
    private final History history;
    private final EffectSink effects;
    private final Timers timers;
    private final StoredJson json;
    private final Settings settings;
    private final Clock clock;
    private final CountRecoveries counted;
    private final Steps steps;

    AdvanceRecovery(
            Recoveries recoveries,
            History history,
            EffectSink effects,
            Timers timers,
            StoredJson json,
            Settings settings,
            Clock clock,
            CountRecoveries counted,
            Steps steps) {
        this.recoveries = recoveries;
        this.history = history;
        this.effects = effects;
        this.timers = timers;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
        this.counted = counted;
        this.steps = steps;
    }

    /** News for a recovery that nobody knows change nothing. */
    @Transactional
    public void with(UUID id, RecoveryEvent news) {
        recoveries.lock(id).ifPresent(row -> {
            try (var _ = steps.fields()) {
                hear(id, row, news);
            }
        });
    }

    private void hear(UUID id, RecoveryRow row, RecoveryEvent news) {
        var recovery = json.read(row.state(), Recovery.class);
        tell(id, recovery);
        steps.follows(row.trace());
        var step = RecoveryMachine.on(recovery, news);
        if (!step.next().equals(recovery)) row.become(step.next(), json.write(step.next()), clock.instant());
        var newStage = !step.next().stage().equals(recovery.stage());
        if (newStage) counted.moved(recovery.stage(), step.next().stage(), since(row.openedAt()));
        carryOut(id, row.openedAt(), news, step, newStage);
    }

    /** Patience with Twilio begins when Twilio has been asked, however long our own queue was in the way. */
    @Transactional
    void endPatience(UUID id, Stage stage) {
        if (stage instanceof Open open && isAt(id, stage) && hasPatience(id, open)) return;
        with(id, new RecoveryEvent.PatienceEnded(stage));
    }

    private boolean hasPatience(UUID id, Open stage) {
        var late = effects.askedSince(id).filter(asked -> timers.isTooEarly(stage, asked));
        late.ifPresent(asked -> {
            log.info("recovery {} has patience: Twilio was asked late, or not yet", id);
            timers.arm(id, stage, json.write(stage), asked);
        });
        return late.isPresent();
    }

    private boolean isAt(UUID id, Stage stage) {
        return recoveries
                .lock(id)
                .filter(row -> json.read(row.state(), Recovery.class).stage().equals(stage))
                .isPresent();
    }

    @Transactional
    UUID open(ConferenceSid conference, AgentLost loss) {
        var id = UUID.randomUUID();
        var step = RecoveryMachine.open(
                conference, loss, settings.patience().grace().isPositive());
        var now = clock.instant();
        try (var _ = steps.fields()) {
            tell(id, step.next());
            recoveries.saveAndFlush(new RecoveryRow(id, step.next(), json.write(step.next()), now, steps.current()));
            counted.opened();
            carryOut(id, now, loss, step, true);
        }
        return id;
    }

    private void tell(UUID id, Recovery recovery) {
        steps.tell(Field.RECOVERY, id.toString());
        steps.tell(Field.CONFERENCE, recovery.lost().conference().value());
        steps.tell(Field.TASK, recovery.lost().agent().task().value());
    }

    private Duration since(Instant lost) {
        return Duration.between(lost, clock.instant());
    }

    private void carryOut(UUID id, Instant lostAt, Object news, Transition step, boolean newStage) {
        history.append(id, news, step);
        step.effects().forEach(effect -> effects.enter(id, lostAt, effect));
        if (newStage && step.next().stage() instanceof Open open)
            timers.arm(id, open, json.write(open), clock.instant());
        if (newStage)
            log.info(
                    "recovery {} of {}: {}",
                    id,
                    step.next().lost().conference(),
                    step.next().stage() instanceof Stage.Closed(var outcome)
                            ? outcome
                            : Phase.of(step.next().stage()));
    }
}
