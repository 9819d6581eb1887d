package com.flexreconnect.simulator.journal;

import com.flexreconnect.simulator.world.CallRole;
import com.flexreconnect.simulator.world.CallView;
import com.flexreconnect.simulator.world.Heard;
import com.flexreconnect.simulator.world.ParticipantView;
import com.flexreconnect.simulator.world.Sound;
import com.flexreconnect.simulator.world.TaskView;
import com.flexreconnect.simulator.world.TwilioError;
import com.flexreconnect.simulator.world.World;
import com.flexreconnect.simulator.world.WorldEvent;
import java.util.Optional;

/** What happened in the world, in words; nothing for what only a machine wants to know. */
final class TellWorldEvent {

    private static final int SHORT = 60;

    private final World world;

    TellWorldEvent(World world) {
        this.world = world;
    }

    Optional<String> tell(WorldEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case WorldEvent.CallStarted e -> started(e.call());
                    case WorldEvent.CallEnded e when e.call().role() != CallRole.AGENT -> who(e.call()) + " is gone";
                    case WorldEvent.SoundChanged e
                    when e.call().role() != CallRole.AGENT && e.call().hears().sound() != Sound.NOTHING_ANY_MORE ->
                        who(e.call()) + " hears " + sound(e.call().hears());
                    case WorldEvent.ParticipantLeft e
                    when e.participant().workerSid() != null ->
                        who(e.participant()) + " left the conference: " + e.reason();
                    case WorldEvent.ParticipantModified e ->
                        who(e.participant()) + ": " + e.change() + ", endConferenceOnExit="
                                + e.participant().endConferenceOnExit();
                    case WorldEvent.ConferenceEnded e ->
                        "the conference ended: " + e.conference().reasonEnded();
                    case WorldEvent.ReservationChanged e -> reservation(e);
                    case WorldEvent.TaskChanged e
                    when e.type().equals("task.canceled") ->
                        kind(e.task()) + " cancelled: " + e.task().reason();
                    case WorldEvent.TaskChanged e
                    when e.type().equals("task-queue.entered") ->
                        kind(e.task()) + " entered the queue " + e.task().queueName();
                    case WorldEvent.TransferFailed e -> "nobody took " + kind(e.task()) + " that was handed on";
                    case WorldEvent.WorkerChanged e ->
                        e.worker().name() + " is " + e.worker().activity().name();
                    default -> null;
                });
    }

    boolean isGood(WorldEvent event) {
        return !(event instanceof WorldEvent.SoundChanged changed
                && changed.call().role() == CallRole.CUSTOMER
                && changed.call().hears().sound() == Sound.SILENCE);
    }

    private String started(CallView call) {
        return switch (call.role()) {
            case CUSTOMER -> call.direction().equals("inbound") ? who(call) + " calls" : who(call) + " is called";
            case EXTERNAL -> who(call) + " is called into the conference";
            case SUPERVISOR -> who(call) + " looks after the call";
            case AGENT -> "a browser rings: " + call.to();
        };
    }

    private static String reservation(WorldEvent.ReservationChanged event) {
        String agent = event.worker().name();
        String what = kind(event.task());
        return switch (event.type()) {
            case "reservation.created" -> what + " is offered to " + agent;
            case "reservation.accepted" -> agent + " accepts " + what;
            case "reservation.rejected" -> agent + " rejects " + what;
            case "reservation.timeout" -> agent + " did not answer " + what;
            case "reservation.canceled" -> what + " is taken back from " + agent;
            case "reservation.wrapup" -> agent + " is in wrap-up after " + what;
            case "reservation.completed" -> agent + " is done with " + what;
            default -> event.type() + " of " + what + " for " + agent;
        };
    }

    private static String kind(TaskView task) {
        if (task.attribute("isReconnect") != null) {
            return "the reconnect";
        }
        return task.attribute("disconnectedTaskSid") != null ? "the ping" : "the call";
    }

    private static String who(CallView call) {
        return switch (call.role()) {
            case CUSTOMER -> "caller " + (call.direction().equals("inbound") ? call.from() : call.to());
            case EXTERNAL -> "third party " + call.to();
            case SUPERVISOR -> "the supervisor";
            case AGENT -> call.to();
        };
    }

    private String who(ParticipantView participant) {
        if (participant.workerSid() == null) {
            return participant.type();
        }
        try {
            return world.workers().fetch(participant.workerSid()).name();
        } catch (TwilioError gone) {
            return "an agent";
        }
    }

    private static String sound(Heard heard) {
        String detail = heard.detail().length() <= SHORT
                ? heard.detail()
                : heard.detail().substring(0, SHORT) + "…";
        return switch (heard.sound()) {
            case AGENT -> "agent " + detail;
            case ANNOUNCEMENT -> isFile(detail) ? "music after the announcement" : "“" + detail + "”";
            case WAIT_AUDIO -> isFile(detail) ? "wait music" : "“" + detail + "”";
            case HOLD_MUSIC -> "hold music";
            case OTHERS -> "the others, no agent";
            case RINGING -> "ringing";
            case SILENCE -> "SILENCE";
            case NOTHING_ANY_MORE -> "nothing any more";
        };
    }

    private static boolean isFile(String detail) {
        return detail.startsWith("http") || detail.matches("\\S+\\.(mp3|wav|ogg)(\\?.*)?") || detail.startsWith("/");
    }
}
