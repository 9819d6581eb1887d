package com.flexreconnect.twilio;

/**
 * A call as Twilio showed it.
 *
 * @param status Twilio's word, for example {@code in-progress} or {@code completed}; empty for one that we do not know
 * @param to who was called: a phone number or a {@code client:} or {@code sip:} address; personal, never for a log
 * @param inProgress whether it is answered and not yet over: only then may it be redirected
 * @param isBrowser whether it leads to a browser, which in Flex means to an agent
 */
public record CallSeen(String status, String to, boolean inProgress, boolean isBrowser) {
    @Override
    public String toString() {
        return "CallSeen[status=" + status + "]";
    }
}
