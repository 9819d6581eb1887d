package com.flexreconnect.twilio;

import com.flexreconnect.sid.AccountSid;
import com.flexreconnect.sid.WorkspaceSid;
import java.time.Instant;
import java.util.Optional;

/**
 * A TaskRouter workspace as Twilio showed it.
 *
 * @param account whose it is
 * @param answeredAt by Twilio's clock, to the second; empty when the answer did not say
 */
public record WorkspaceSeen(WorkspaceSid workspace, String name, AccountSid account, Optional<Instant> answeredAt) {}
