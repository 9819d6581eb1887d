package com.flexreconnect.twilio;

import com.twilio.http.Request;
import java.net.URI;

/** Requests for which Twilio has one limit together. */
enum Family {
    /** Calls and conferences. Twilio limits how many are in progress, and does not say to how many. */
    VOICE,
    /** Tasks and reservations; limited for each workspace, the numbers are in its Console only. */
    TASKROUTER,
    /** Tasks by their attributes: three a second (Twilio's changelog). */
    SEARCHES,
    /** Everything else: whose a Flex token is. */
    TOKENS;

    /** Below Twilio's three, as the way there is not always equally long. */
    static final int SEARCHES_PER_SECOND = 2;

    static Family of(Request request) {
        var path = URI.create(request.getUrl()).getPath();
        if (path.startsWith("/2010-04-01/")) return VOICE;
        if (!path.startsWith("/v1/Workspaces/")) return TOKENS;
        return request.getQueryParams().containsKey("EvaluateTaskAttributes") ? SEARCHES : TASKROUTER;
    }
}
