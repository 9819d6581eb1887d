package com.flexreconnect.load;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.DigestUtils;

/**
 * Many calls in which nothing goes wrong, as the service hears of them: eleven requests each, from the customer's joining
 * to the agent's wrap-up. At any moment as many are at their beginning as at their end.
 *
 * @param atOnce how many calls go on at the same time
 * @param flexToken a supervisor's: what the plugin says is believed without asking Twilio each time
 * @param epoch the calls of another epoch are others
 */
public record OrdinaryCalls(
        String baseUrl, String authToken, String workspace, String flexToken, int atOnce, int epoch) {

    /** What happens in each call, in this order. */
    public enum Step {
        CUSTOMER_JOINS,
        RESERVATION_ACCEPTED,
        AGENT_JOINS,
        REGISTRATION,
        HOLD,
        BACK_FROM_HOLD,
        GOODBYE,
        AGENT_LEAVES,
        CUSTOMER_LEAVES,
        CONFERENCE_ENDS,
        WRAP_UP;

        static final Step[] ALL = values();
    }

    /**
     * What has happened in each call before the first of those that are {@link #numbered}: to be sent and answered first.
     * A call that is heard from its middle is no ordinary one: Twilio would be asked who everybody is.
     */
    public List<byte[]> underWay() {
        return Stream.of(Step.ALL)
                .flatMap(step -> IntStream.range(0, atOnce)
                        .filter(slot -> step.ordinal() < slot % Step.ALL.length)
                        .mapToObj(slot -> request(call(slot, 0), step)))
                .toList();
    }

    /** Requests as they go over the wire, in the order in which they are to be sent; each call has one of each step. */
    public List<byte[]> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::request).toList();
    }

    /** One call from its beginning to its end. */
    public byte[] request(int call, Step step) {
        var sign = new SignedRequest(baseUrl, authToken);
        return switch (step) {
            case CUSTOMER_JOINS ->
                sign.form("/conference-status-handler", leg(call, 1, "participant-join", customer(call)));
            case AGENT_JOINS -> sign.form("/conference-status-handler", leg(call, 2, "participant-join", agent(call)));
            case HOLD -> sign.form("/conference-status-handler", leg(call, 3, "participant-modify", customer(call)));
            case BACK_FROM_HOLD ->
                sign.form("/conference-status-handler", leg(call, 4, "participant-modify", customer(call)));
            case AGENT_LEAVES -> sign.form("/conference-status-handler", hangUp(call, 5, agent(call)));
            case CUSTOMER_LEAVES -> sign.form("/conference-status-handler", hangUp(call, 6, customer(call)));
            case CONFERENCE_ENDS -> sign.form("/conference-status-handler", form(call, 7, "conference-end"));
            case REGISTRATION -> sign.form("/flex/add-worker-to-conference-state", registration(call));
            case GOODBYE ->
                sign.form(
                        "/flex/remove-worker-from-conference-state",
                        Map.of("conferenceSid", conference(call), "workerSid", worker(call), "Token", flexToken));
            case RESERVATION_ACCEPTED ->
                events(sign, event(call, "task-queue.entered", "voice"), event(call, "reservation.accepted", "voice"));
            case WRAP_UP ->
                events(
                        sign,
                        event(call, "reservation.wrapup", "voice"),
                        event(call, "task-queue.entered", "chat"),
                        event(call, "reservation.accepted", "chat"));
        };
    }

    /** Slots take turns; each is elsewhere in its call, and begins a new one after the last step. */
    private byte[] request(int number) {
        var slot = number % atOnce;
        var at = number / atOnce + slot % Step.ALL.length;
        return request(call(slot, at / Step.ALL.length), Step.ALL[at % Step.ALL.length]);
    }

    /** How many calls so many requests are. */
    public static double calls(double requests) {
        return requests / Step.ALL.length;
    }

    private int call(int slot, int round) {
        return round * atOnce + slot;
    }

    private static byte[] events(SignedRequest sign, String... events) {
        return sign.json("/task-event-handler", Stream.of(events).collect(Collectors.joining(",", "[", "]")));
    }

    private Map<String, String> leg(int call, int sequence, String event, String leg) {
        var form = form(call, sequence, event);
        form.put("CallSid", leg);
        form.put("Muted", "false");
        form.put("Hold", String.valueOf(sequence == 3));
        form.put("Coaching", "false");
        form.put("EndConferenceOnExit", "false");
        form.put("StartConferenceOnEnter", "true");
        return form;
    }

    private Map<String, String> hangUp(int call, int sequence, String leg) {
        var form = leg(call, sequence, "participant-leave", leg);
        form.put("ParticipantCallStatus", "completed");
        form.put("ReasonParticipantLeft", "participant_hung_up");
        return form;
    }

    private Map<String, String> form(int call, int sequence, String event) {
        var form = new LinkedHashMap<String, String>();
        form.put("AccountSid", sid("AC", 1));
        form.put("ConferenceSid", conference(call));
        form.put("FriendlyName", sid("WT", call));
        form.put("SequenceNumber", String.valueOf(sequence));
        form.put("Timestamp", "Thu, 1 Jun 2017 20:48:32 +0000");
        form.put("StatusCallbackEvent", event);
        return form;
    }

    private Map<String, String> registration(int call) {
        var form = new LinkedHashMap<String, String>();
        form.put("conferenceSid", conference(call));
        form.put("taskSid", sid("WT", call));
        form.put("taskAttributes", attributes(call));
        form.put("taskWorkflowSid", sid("WW", 1));
        form.put("customerCallSid", customer(call));
        form.put("workerSid", worker(call));
        form.put("workerReservationSid", sid("WR", call));
        form.put("workerCallSid", agent(call));
        form.put("workerName", "agent-" + call % 1000);
        form.put("Token", flexToken);
        return form;
    }

    private String event(int call, String type, String channel) {
        var task = channel.equals("voice") ? call : call + (1 << 29);
        return """
                {"specversion":"1.0","type":"com.twilio.taskrouter.%s","id":"%s","time":"2026-01-01T11:00:05.120Z",
                "datacontenttype":"application/json","data":{"level":"INFO","group":"%s","product_name":"TaskRouter",
                "payload":{"eventtype":"%1$s","timestamp":"2026-01-01T11:00:05.100Z","workspace_sid":"%s","workflow_sid":"%s",
                "task_sid":"%s","task_attributes":%s,"task_priority":0,"task_age":"3","task_channel_unique_name":"%s",
                "reservation_sid":"%s","reservation_status":"accepted","worker_sid":"%s","worker_name":"agent-%d"}}}""".formatted(
                        type,
                        sid("EZ", task) + type,
                        type.substring(0, type.indexOf('.')),
                        workspace,
                        sid("WW", 1),
                        sid("WT", task),
                        quoted(attributes(call)),
                        channel,
                        sid("WR", task),
                        worker(call),
                        call % 1000);
    }

    /** About as long as Flex's own are. */
    private String attributes(int call) {
        return ("{\"call_sid\":\"%s\",\"from\":\"+15550000000\",\"to\":\"+15552222222\",\"caller\":\"+15550000000\","
                        + "\"direction\":\"inbound\",\"api_version\":\"2010-04-01\",\"from_country\":\"US\",\"language\":\"en-US\","
                        + "\"conference\":{\"sid\":\"%s\",\"participants\":{\"worker\":\"%s\",\"customer\":\"%s\"}}}")
                .formatted(customer(call), conference(call), agent(call), customer(call));
    }

    private static String quoted(String json) {
        return '"' + json.replace("\"", "\\\"") + '"';
    }

    private String conference(int call) {
        return sid("CF", call);
    }

    private String customer(int call) {
        return sid("CA", 2 * call);
    }

    private String agent(int call) {
        return sid("CA", 2 * call + 1);
    }

    private String worker(int call) {
        return sid("WK", call % 1000);
    }

    /** Without any order, as Twilio's are: each lands somewhere else in an index. */
    private String sid(String prefix, int number) {
        return prefix + DigestUtils.md5DigestAsHex((prefix + epoch + ":" + number).getBytes(StandardCharsets.UTF_8));
    }
}
