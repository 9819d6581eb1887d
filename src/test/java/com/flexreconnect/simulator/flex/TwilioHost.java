package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.json.Json;
import io.javalin.http.Context;

/** One of the hosts the Flex UI talks to. */
@FunctionalInterface
interface TwilioHost {

    /** Answers the request; false when this host knows nothing of the kind. */
    boolean answer(Context context) throws Exception;

    static boolean json(Context context, Object body) {
        context.contentType("application/json").result(Json.write(body));
        return true;
    }

    static boolean text(Context context, String type, String body) {
        context.contentType(type).result(body);
        return true;
    }
}
