package com.flexreconnect.recovery;

import static com.flexreconnect.recovery.Scene.given;
import static com.flexreconnect.recovery.Scene.opened;
import static com.flexreconnect.recovery.Worlds.ADA;
import static com.flexreconnect.recovery.Worlds.OTHER;
import static com.flexreconnect.recovery.Worlds.PING;
import static com.flexreconnect.recovery.Worlds.SECOND_OTHER;
import static com.flexreconnect.recovery.Worlds.reconnect;

import com.flexreconnect.recovery.Effect.Alarm;
import com.flexreconnect.recovery.Effect.Alert;
import com.flexreconnect.recovery.Effect.Announce;
import com.flexreconnect.recovery.Effect.CancelPing;
import com.flexreconnect.recovery.Effect.CompletePing;
import com.flexreconnect.recovery.Effect.CompleteReservation;
import com.flexreconnect.recovery.Effect.CreatePing;
import com.flexreconnect.recovery.Effect.FollowUp;
import com.flexreconnect.recovery.Effect.FreeOldConference;
import com.flexreconnect.recovery.Effect.KeepOthers;
import com.flexreconnect.recovery.Effect.LookAtRoom;
import com.flexreconnect.recovery.Effect.Mark;
import com.flexreconnect.recovery.Effect.MarkTask;
import com.flexreconnect.recovery.Effect.MoveParticipant;
import com.flexreconnect.recovery.Effect.SendToFallback;
import com.flexreconnect.recovery.Recovery.Kept;
import com.flexreconnect.recovery.RecoveryEvent.CustomerHungUp;
import com.flexreconnect.recovery.RecoveryEvent.EffectRefused;
import com.flexreconnect.recovery.RecoveryEvent.OtherGone;
import com.flexreconnect.recovery.RecoveryEvent.OtherJoined;
import com.flexreconnect.recovery.RecoveryEvent.PingAccepted;
import com.flexreconnect.recovery.RecoveryEvent.PingCreated;
import com.flexreconnect.recovery.RecoveryEvent.RoomSeen;
import com.flexreconnect.recovery.RecoveryEvent.SentToFallback;
import com.flexreconnect.recovery.Stage.Closed;
import com.flexreconnect.recovery.Stage.Enqueueing;
import com.flexreconnect.recovery.Stage.KeepingOthers;
import com.flexreconnect.recovery.Stage.Moving;
import com.flexreconnect.recovery.Stage.Pinging;
import com.flexreconnect.recovery.Stage.Reconnecting;
import com.flexreconnect.recovery.Stage.Suspected;
import com.flexreconnect.recovery.Stage.Waiting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** How a recovery begins and ends, and what is heard at any stage. */
class RecoveryMachineTest {

    private static final Effect FREE = new CompleteReservation(FollowUp.RECONNECT_AGENT);

    static final List<Stage> IN_THE_QUEUE = List.of(
            new Enqueueing(Target.SAME_WORKER, 1, false),
            new Waiting(Target.SAME_WORKER, reconnect(1), 1, 0),
            new Reconnecting(Target.SAME_WORKER, Optional.of(ADA), reconnect(1), 1, 0));

    @Test
    void without_grace_a_certain_loss_is_pinged_and_announced_at_once() {
        opened(true, false)
                .thenIsAt(new Pinging(false))
                .andDoes(new CreatePing(), new Announce(), new MarkTask(Mark.LOST), new LookAtRoom());
    }

    @Test
    void third_parties_are_kept_from_the_first_moment() {
        opened(true, false, OTHER)
                .thenIsAt(new Pinging(false))
                .andKept(Kept.ASKED)
                .andDoes(new CreatePing(), new Announce(), new MarkTask(Mark.LOST), new LookAtRoom(), new KeepOthers());
    }

    @Test
    void with_grace_or_in_doubt_nothing_is_done_yet() {
        opened(true, true).thenIsAt(new Suspected(true)).andDoes();
        opened(false, false).thenIsAt(new Suspected(false)).andDoes();
    }

    @Test
    void a_ping_that_was_awaited_is_noted() {
        given(new Pinging(false))
                .when(new PingCreated(PING))
                .thenIsAt(new Pinging(false))
                .andDoes();
    }

    @ParameterizedTest
    @FieldSource("IN_THE_QUEUE")
    void a_ping_that_comes_too_late_is_taken_back_once(Stage stage) {
        var late = given(stage).when(new PingCreated(PING)).thenIsAt(stage).andDoes(new CancelPing(PING));
        late.thenNothingChanges(new PingCreated(PING));
    }

    @ParameterizedTest
    @FieldSource("IN_THE_QUEUE")
    void an_answer_that_comes_too_late_only_completes_the_ping(Stage stage) {
        given(stage).when(new PingAccepted(PING)).thenIsAt(stage).andDoes(new CompletePing(PING));
    }

    @ParameterizedTest
    @FieldSource("IN_THE_QUEUE")
    void a_customer_who_hangs_up_frees_the_agent_and_the_others(Stage stage) {
        var free = new CompleteReservation(FollowUp.NOTHING);
        given(stage)
                .when(new CustomerHungUp())
                .thenIsClosed(Outcome.CUSTOMER_LEFT)
                .andDoes(free);
        given(stage)
                .with(OTHER)
                .when(new CustomerHungUp())
                .thenIsClosed(Outcome.CUSTOMER_LEFT)
                .andDoes(free, new FreeOldConference());
    }

    @ParameterizedTest
    @FieldSource("IN_THE_QUEUE")
    void a_third_party_who_turns_up_or_leaves_later_is_noted(Stage stage) {
        var seen = new RoomSeen(false, false, false, Set.of(SECOND_OTHER));
        given(stage).when(new OtherJoined(OTHER)).thenIsAt(stage).andDoes().andKnows(OTHER);
        given(stage).with(OTHER).when(seen).thenIsAt(stage).andDoes().andKnows(OTHER, SECOND_OTHER);
        given(stage)
                .with(OTHER)
                .when(new OtherGone(OTHER))
                .thenIsAt(stage)
                .andDoes()
                .andKnows();
        given(stage).with(OTHER).thenNothingChanges(new OtherGone(SECOND_OTHER));
    }

    @Test
    void a_third_party_who_turns_up_while_others_move_moves_too() {
        var moving = new Moving(Outcome.RECOVERED, reconnect(1));
        given(moving)
                .with(OTHER)
                .when(new RoomSeen(false, false, false, Set.of(OTHER, SECOND_OTHER)))
                .thenIsAt(moving)
                .andDoes(new MoveParticipant(SECOND_OTHER, reconnect(1)));
    }

    @Test
    void whoever_is_known_already_is_no_news() {
        given(new KeepingOthers(Target.SAME_WORKER)).with(OTHER).thenNothingChanges(new OtherJoined(OTHER));
    }

    @Test
    void a_closed_recovery_notes_no_newcomers_and_does_nothing_for_a_customer_who_hangs_up() {
        given(new Closed(Outcome.RECOVERED)).thenNothingChanges(new OtherJoined(OTHER));
        given(new Closed(Outcome.RECOVERED))
                .with(OTHER)
                .when(new CustomerHungUp())
                .andDoes();
    }

    @Test
    void once_the_caller_is_at_the_fallback_or_hung_up_before_it_the_old_conference_ends_for_those_who_are_left() {
        given(new Closed(Outcome.GAVE_UP))
                .with(OTHER)
                .when(new SentToFallback())
                .andDoes(new FreeOldConference(), FREE);
        given(new Closed(Outcome.GAVE_UP)).when(new SentToFallback()).andDoes(FREE);
        given(new Closed(Outcome.GAVE_UP))
                .with(OTHER)
                .when(new CustomerHungUp())
                .andDoes(new FreeOldConference(), FREE);
    }

    @Test
    void a_clean_up_that_twilio_refuses_raises_an_alert() {
        var over = given(new Closed(Outcome.GAVE_UP));
        over.when(new EffectRefused(new SendToFallback())).andDoes(new Alert(Alarm.FALLBACK_REFUSED), FREE);
        over.when(new EffectRefused(new FreeOldConference())).andDoes(new Alert(Alarm.OTHERS_LEFT_BEHIND));
        over.when(new EffectRefused(new CompleteReservation(FollowUp.NOTHING)))
                .andDoes(new Alert(Alarm.RESERVATION_NOT_FREED));
        over.when(new PingAccepted(PING)).thenIsClosed(Outcome.GAVE_UP).andDoes(new CompletePing(PING));
    }
}
