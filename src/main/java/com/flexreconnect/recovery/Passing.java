package com.flexreconnect.recovery;

import com.flexreconnect.conference.Conference;
import com.flexreconnect.conference.RememberedRosters.Version;
import com.flexreconnect.sid.CallSid;
import java.util.Optional;

/**
 * What was heard of a conference, from which nothing follows but a new roster.
 *
 * @param judged which writing of the roster was judged; empty where it is thought to be the first that is heard of it
 * @param json the next roster, as it is written
 * @param joined who has just come, if anybody: they may have been lost elsewhere
 * @param letter in which it was told; empty where it is no matter how often it is heard
 */
record Passing(
        Optional<Version> judged, Conference next, String json, Optional<CallSid> joined, Optional<News> letter) {

    /**
     * @param key the same for every delivery of the same news
     * @param gist for people who look what happened
     */
    record News(String key, String gist) {}
}
