package com.flexreconnect.recovery;

import com.flexreconnect.conference.Rosters;
import com.flexreconnect.recovery.RecoveryEvent.PingAccepted;
import com.flexreconnect.recovery.RecoveryEvent.PingOver;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectAccepted;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectCanceled;
import com.flexreconnect.recovery.RecoveryEvent.ReconnectQueued;
import com.flexreconnect.stored.Hearing;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what TaskRouter reports and lets the recovery that it concerns know. */
@Component
public class HearTaskRouter {

    private final KnownAttributes attributes;
    private final AdvanceRecovery advance;
    private final Rosters rosters;
    private final WrapUps wrapUps;
    private final JudgeWrapUp losses;
    private final JdbcOperations jdbc;

    HearTaskRouter(
            KnownAttributes attributes,
            AdvanceRecovery advance,
            Rosters rosters,
            WrapUps wrapUps,
            JudgeWrapUp losses,
            JdbcOperations jdbc) {
        this.attributes = attributes;
        this.advance = advance;
        this.rosters = rosters;
        this.wrapUps = wrapUps;
        this.losses = losses;
        this.jdbc = jdbc;
    }

    /** Joins the caller's transaction, or opens one. News that concern no recovery change nothing. */
    @Transactional
    public void hear(TaskRouterNews news) {
        hear(news, Hearing.amongOthers(jdbc));
    }

    /** The same where it may have been heard before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(TaskRouterNews news, Hearing hearing) {
        if (mayBeRecovered(news)) attributes.remember(news.task(), news.attributes(), news.at(), hearing);
        switch (news.kind()) {
            case RESERVATION_ACCEPTED, TASK_CANCELED, TASK_QUEUE_ENTERED -> ourTask(news, hearing);
            case RESERVATION_WRAPUP -> wrappedUp(news, hearing);
            case TASK_TRANSFER_FAILED -> {
                if (hearing.isFirst()) transferFailed(news);
            }
        }
    }

    /** Whether it can change anything, now or whenever it is told again: most of a contact centre's events cannot. */
    public boolean isOfInterest(TaskRouterNews news) {
        return mayBeRecovered(news)
                || news.kind() == TaskRouterNews.Kind.RESERVATION_WRAPUP
                || news.kind() == TaskRouterNews.Kind.TASK_TRANSFER_FAILED && news.isCall()
                || news.ours().isPresent();
    }

    private void ourTask(TaskRouterNews news, Hearing hearing) {
        var event = news.ours().flatMap(task -> event(news, task));
        if (event.isEmpty()) hearing.close();
        else if (hearing.isFirst()) advance.with(news.ours().orElseThrow().recovery(), event.get());
    }

    private void transferFailed(TaskRouterNews news) {
        if (news.isCall() && news.reservation().isPresent() && news.worker().isPresent())
            losses.judgeFailedTransfer(
                    news.task(), news.reservation().get(), news.worker().get(), news.at());
    }

    /** Attributes are personal: those of chats, of callers whom nobody has answered and of pings are not kept. */
    private static boolean mayBeRecovered(TaskRouterNews news) {
        return news.isCall()
                && switch (news.kind()) {
                    case RESERVATION_ACCEPTED, RESERVATION_WRAPUP -> true;
                    case TASK_CANCELED, TASK_QUEUE_ENTERED, TASK_TRANSFER_FAILED -> false;
                };
    }

    private static Optional<RecoveryEvent> event(TaskRouterNews news, OurTask task) {
        return Optional.ofNullable(
                switch (news.kind()) {
                    case RESERVATION_ACCEPTED ->
                        task.isPing()
                                ? new PingAccepted(news.task())
                                : news.worker()
                                        .map(worker -> new ReconnectAccepted(news.task(), worker, task.attempt()))
                                        .orElse(null);
                    case TASK_CANCELED ->
                        task.isPing()
                                ? new PingOver(news.task())
                                : new ReconnectCanceled(news.task(), isHangup(news.reason()));
                    case TASK_QUEUE_ENTERED -> task.isPing() ? null : new ReconnectQueued(news.task(), task.attempt());
                    case RESERVATION_WRAPUP, TASK_TRANSFER_FAILED -> null;
                });
    }

    /** Seen in the field: {@code hangup}; never match the whole text, Twilio's wording varies. */
    private static boolean isHangup(String reason) {
        return reason.toLowerCase(java.util.Locale.ROOT).contains("hangup");
    }

    /** After every call: heard later, as the conference callback nearly always says more, and sooner. */
    private void wrappedUp(TaskRouterNews news, Hearing hearing) {
        var reservation = news.reservation();
        if (reservation.isEmpty()) hearing.close();
        else if (rosters.mayHideALoss(reservation.get(), news.task(), news.isCall(), hearing))
            wrapUps.hearLater(news.task(), reservation.get());
    }
}
