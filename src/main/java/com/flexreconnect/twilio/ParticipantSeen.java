package com.flexreconnect.twilio;

import com.flexreconnect.sid.CallSid;
import java.util.Optional;

/**
 * A call that is in a conference, as Twilio showed it.
 *
 * @param endsConference whether the conference ends for all when this call leaves it
 * @param label unique within the conference where given
 */
public record ParticipantSeen(
        CallSid call, boolean held, boolean endsConference, boolean muted, boolean coaching, Optional<String> label) {}
