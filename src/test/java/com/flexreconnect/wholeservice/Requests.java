package com.flexreconnect.wholeservice;

import com.flexreconnect.simulator.json.Json;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.world.CallView;
import com.flexreconnect.simulator.world.World;
import java.util.HashMap;
import java.util.Map;

/** What the service may not ask of Twilio, whatever it knows. Looks at each request just before it is performed. */
final class Requests {

    private final World world;
    private final Tally tally;
    private final Map<String, Integer> announced = new HashMap<>();

    Requests(World world, Tally tally) {
        this.world = world;
        this.tally = tally;
    }

    void performed(RestCall request) {
        if (RestCall.redirectsCall().test(request)
                && request.form().getOrDefault("Twiml", "").contains("<Enqueue")) enqueued(request);
        if (RestCall.createsTask().test(request)) pinged(request);
        if (RestCall.announces().test(request)) announced.merge(sid(request, "CF"), 1, Integer::sum);
    }

    Map<String, Integer> announced() {
        return announced;
    }

    private void enqueued(RestCall request) {
        tally.count("enqueue");
        var call = world.calls().fetch(sid(request, "CA"));
        if (call.taskSid() != null
                && "true".equals(world.tasks().fetch(call.taskSid()).attribute("isReconnect")))
            throw new AssertionError(call.sid() + " is torn out of the queue " + call.taskSid());
        if (isWithAnAgent(call)) {
            if (!request.form().get("Twiml").contains(String.valueOf(call.conferenceSid())))
                throw new AssertionError(call.sid() + " is torn away from an agent in " + call.conferenceSid());
            tally.count("enqueue although an agent has just come back to the old conference");
        }
    }

    private void pinged(RestCall request) {
        var reservation = Json.parseObject(request.form().getOrDefault("Attributes", "{}"))
                .path("disconnectedReservationSid")
                .asString("");
        tally.count("ping");
        world.tasks().all().stream()
                .filter(task -> task.attribute("pingOf") != null && !task.over())
                .filter(task -> reservation.equals(task.attribute("disconnectedReservationSid")))
                .findAny()
                .ifPresent(ping -> {
                    throw new AssertionError("a second ping for " + reservation + ", besides " + ping.sid());
                });
    }

    private boolean isWithAnAgent(CallView call) {
        return call.conferenceSid() != null
                && world.conferences().fetch(call.conferenceSid()).participants().stream()
                        .anyMatch(one -> one.type().equals("worker"));
    }

    private static String sid(RestCall request, String kind) {
        var path = request.path();
        var at = path.lastIndexOf("/" + kind) + 1;
        return path.substring(at, at + 34);
    }
}
