package com.flexreconnect.simulator.world;

import com.flexreconnect.simulator.twiml.Twiml;
import com.flexreconnect.simulator.twiml.Verb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Asks a URL, on behalf of a call, what to play. */
final class Media {

    private Media() {}

    /**
     * @param then gets the verbs, under the world's lock; none when what came back is neither TwiML nor audio
     */
    static void fetch(World world, Call call, String url, String method, Consumer<List<Verb>> then) {
        world.media.fetch(
                url,
                method,
                parameters(world, call),
                fetched -> world.locked(() -> {
                    world.tell(new WorldEvent.MediaFetched(
                            world.now(), call.sid, url, method, fetched.status(), fetched.body()));
                    then.accept(verbs(url, fetched));
                }));
    }

    private static Map<String, String> parameters(World world, Call call) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "CallSid", call.sid,
                "AccountSid", world.ids.account(),
                "From", call.from,
                "To", call.to,
                "CallStatus", call.status,
                "Direction", call.direction,
                "ApiVersion", "2010-04-01"));
        if (call.conference != null) {
            parameters.put("ConferenceSid", call.conference.sid);
            parameters.put("FriendlyName", call.conference.friendlyName);
        }
        return parameters;
    }

    private static List<Verb> verbs(String url, MediaFetch.Fetched fetched) {
        if (fetched.status() / 100 != 2) {
            return List.of();
        }
        if (fetched.contentType().startsWith("audio/")) {
            return List.of(new Verb.Play(url, 1));
        }
        try {
            return Twiml.parse(fetched.body());
        } catch (IllegalArgumentException notTwiml) {
            return List.of();
        }
    }
}
