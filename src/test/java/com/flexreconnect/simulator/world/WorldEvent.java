package com.flexreconnect.simulator.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened in the world, with everything as it stood right then. */
public sealed interface WorldEvent {

    Instant at();

    record CallStarted(Instant at, CallView call) implements WorldEvent {}

    record CallEnded(Instant at, CallView call) implements WorldEvent {}

    /** A party hears something else than before; see {@link CallView#hears()}. */
    record SoundChanged(Instant at, CallView call) implements WorldEvent {}

    /** An agent's leg rings: the browser answers it with {@link Calls#answer}. */
    record AgentLegRings(Instant at, CallView call) implements WorldEvent {}

    record ConferenceStarted(Instant at, ConferenceView conference, int sequence) implements WorldEvent {}

    record ConferenceEnded(Instant at, ConferenceView conference, int sequence) implements WorldEvent {}

    record ParticipantJoined(Instant at, ConferenceView conference, ParticipantView participant, int sequence)
            implements WorldEvent {}

    /**
     * @param reason Twilio's ReasonParticipantLeft
     * @param callStatus Twilio's ParticipantCallStatus
     */
    record ParticipantLeft(
            Instant at,
            ConferenceView conference,
            ParticipantView participant,
            int sequence,
            String reason,
            String callStatus)
            implements WorldEvent {}

    /**
     * @param change {@code participant-modify}, {@code participant-hold}, {@code participant-unhold},
     *     {@code participant-mute}, {@code participant-unmute}
     */
    record ParticipantModified(
            Instant at, ConferenceView conference, ParticipantView participant, int sequence, String change)
            implements WorldEvent {}

    /**
     * Twilio fetched something to play.
     *
     * @param status HTTP status, 0 when nobody answered
     * @param document what came back
     */
    record MediaFetched(Instant at, String callSid, String url, String method, int status, String document)
            implements WorldEvent {}

    /**
     * @param type {@code task.created}, {@code task.updated}, {@code task.canceled}, {@code task.wrapup},
     *     {@code task.completed}, {@code task-queue.entered}
     */
    record TaskChanged(Instant at, String type, TaskView task) implements WorldEvent {}

    /**
     * @param type {@code reservation.created}, {@code .accepted}, {@code .rejected}, {@code .timeout},
     *     {@code .canceled}, {@code .wrapup}, {@code .completed}
     * @param reason why it was cancelled, if it was
     */
    record ReservationChanged(
            Instant at,
            String type,
            ReservationView reservation,
            TaskView task,
            WorkerView worker,
            @Nullable String reason)
            implements WorldEvent {}

    /** Nobody took the call that was handed on. */
    record TransferFailed(Instant at, TransferView transfer, TaskView task) implements WorldEvent {}

    record WorkerChanged(Instant at, String type, WorkerView worker) implements WorldEvent {}
}
