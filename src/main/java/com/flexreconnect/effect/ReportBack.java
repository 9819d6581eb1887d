package com.flexreconnect.effect;

import com.flexreconnect.conference.ConferenceEvent.Identified;
import com.flexreconnect.conference.ConferenceEvent.Identity;
import com.flexreconnect.effect.Ledger.Settlement;
import com.flexreconnect.recovery.AdvanceRecovery;
import com.flexreconnect.recovery.Effect;
import com.flexreconnect.recovery.Effect.Identify;
import com.flexreconnect.recovery.HearConference;
import com.flexreconnect.recovery.RecoveryEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Settles an effect and tells what came of it, in one transaction. */
@Component
class ReportBack {

    private final Ledger ledger;
    private final AdvanceRecovery advance;
    private final HearConference conferences;

    ReportBack(Ledger ledger, AdvanceRecovery advance, HearConference conferences) {
        this.ledger = ledger;
        this.advance = advance;
        this.conferences = conferences;
    }

    @Transactional
    void done(Job job, News news) {
        ledger.settled(job.entry().id(), Settlement.DONE, "");
        ledger.asked(job);
        tell(job, news);
    }

    @Transactional
    void settled(Job job, Settlement how) {
        ledger.settled(job.entry().id(), how, "");
        ledger.asked(job);
        switch (how) {
            case GONE -> tell(job, gone(job.effect()));
            case REFUSED -> tell(job, refused(job.effect()));
            case DONE, UNWANTED -> {}
        }
    }

    private void tell(Job job, News news) {
        news.recovery().forEach(event -> advance.with(job.recovery().id(), event));
        news.room()
                .ifPresent(room ->
                        room.events().forEach(event -> conferences.hear(room.conference(), room.task(), event)));
    }

    private static News gone(Effect effect) {
        return switch (effect) {
            case Effect.EnqueueCustomer _, Effect.SendToFallback _, Effect.LookForCustomer _ ->
                News.of(new RecoveryEvent.CustomerHungUp());
            case Effect.MoveParticipant moved -> News.of(new RecoveryEvent.OtherGone(moved.other()));
            case Effect.KeepOthers _ -> News.of(new RecoveryEvent.OthersKept());
            case Identify unknown -> nobody(unknown);
            case Effect.LookAtLeg asked -> IdentifyLeg.over(asked);
            default -> refused(effect);
        };
    }

    private static News refused(Effect effect) {
        return switch (effect) {
            case Identify unknown -> nobody(unknown);
            case Effect.DisarmEndOnExit _, Effect.LookForLoss _, Effect.LookAtLeg _ -> News.none();
            default -> News.of(new RecoveryEvent.EffectRefused(effect));
        };
    }

    private static News nobody(Identify unknown) {
        return News.of(unknown.conference(), unknown.task(), new Identified(unknown.call(), new Identity.ThirdParty()));
    }
}
