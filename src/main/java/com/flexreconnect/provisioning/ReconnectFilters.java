package com.flexreconnect.provisioning;

import com.flexreconnect.sid.QueueSid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * The two filters by which reconnects are routed, on top of a voice workflow. To the agent who answered the ping, and when
 * that takes too long, or nobody has answered, to anybody but the lost one, then to anybody.
 *
 * @param queue whose workers may get the call; every agent must be in it
 * @param sameAgent how long the call waits for the agent who answered
 */
record ReconnectFilters(QueueSid queue, Duration sameAgent) {

    static final String SAME_AGENT = "isReconnect == true AND targetWorkerSid != null";
    static final String ANY_AGENT = "isReconnect == true";
    private static final String OTHERS = "worker.sid != task.disconnectedWorkerSid";
    private static final long OTHERS_SECONDS = 30;

    /** The filters as JSON text. */
    List<String> texts() {
        // TaskRouter counts timeouts from the beginning of the task
        var same = sameAgent.toSeconds();
        return List.of("""
                {"filter_friendly_name": "Reconnect: the same agent", "expression": "%s", "targets": [\
                {"queue": "%s", "known_worker_sid": "task.targetWorkerSid", "timeout": %d}, %s]}""".formatted(SAME_AGENT, queue, same, anybody(same + OTHERS_SECONDS)), """
                {"filter_friendly_name": "Reconnect: another agent", "expression": "%s", "targets": [%s]}""".formatted(
                        ANY_AGENT, anybody(OTHERS_SECONDS)));
    }

    private String anybody(long seconds) {
        return """
                {"queue": "%s", "expression": "%s", "timeout": %d}, {"queue": "%s"}""".formatted(queue, OTHERS, seconds, queue);
    }

    /** A filter that is there for reconnects, whoever made it. */
    static boolean isOurs(JsonNode filter) {
        var expression = expression(filter);
        return expression.equals(SAME_AGENT) || expression.equals(ANY_AGENT);
    }

    /** The configuration with what is needed on top; the same when that is there already. */
    ConfigurationText in(ConfigurationText configuration) {
        if (wrong(configuration.filters()).isEmpty()) return configuration;
        var rest = configuration;
        for (var index = rest.filters().size() - 1; index >= 0; index--)
            if (isOurs(rest.filters().get(index))) rest = rest.without(index);
        return rest.withOnTop(texts());
    }

    /** @return what keeps these filters of a workflow from routing reconnects as it should be: sentences */
    static List<String> wrong(List<JsonNode> filters) {
        if (filters.stream().noneMatch(ReconnectFilters::isOurs)) return List.of("it has no filter for reconnects");
        var wrong = new ArrayList<String>();
        var onTop = filters.stream().limit(2).map(ReconnectFilters::expression).toList();
        if (!onTop.equals(List.of(SAME_AGENT, ANY_AGENT)))
            wrong.add("its first two filters are not the two for reconnects");
        filters.stream().filter(ReconnectFilters::isOurs).forEach(filter -> wrong.addAll(wrong(filter)));
        return wrong.stream().distinct().toList();
    }

    private static List<String> wrong(JsonNode filter) {
        var wrong = new ArrayList<String>();
        var targets = filter.path("targets").values().stream().toList();
        var isKnown = targets.stream()
                .map(target -> target.path("known_worker_sid").asString(""))
                .toList();
        for (var target : targets) {
            if (target.hasNonNull("priority"))
                wrong.add("a target for reconnects sets a priority, which wins over the service's 1000");
            if (target.hasNonNull("skip_if")) wrong.add("a target for reconnects can be skipped (skip_if)");
        }
        if (targets.isEmpty() || !isOpen(targets.getLast()))
            wrong.add("the last target for reconnects does not take anybody for as long as it takes");
        if (expression(filter).equals(SAME_AGENT)
                && !isKnown.stream().findFirst().equals(Optional.of("task.targetWorkerSid")))
            wrong.add("the first target does not send the reconnect to the agent who answered the ping");
        if (expression(filter).equals(ANY_AGENT) && isKnown.stream().anyMatch(known -> !known.isEmpty()))
            wrong.add("a reconnect for anybody asks for a known worker");
        if (IntStream.range(0, targets.size() - 1).anyMatch(i -> !targets.get(i).hasNonNull("timeout")))
            wrong.add("a target for reconnects has no timeout, so that nobody after it is ever asked");
        return wrong;
    }

    private static boolean isOpen(JsonNode target) {
        return !target.hasNonNull("timeout")
                && !target.hasNonNull("expression")
                && !target.hasNonNull("known_worker_sid")
                && target.path("queue").isString();
    }

    static String expression(JsonNode filter) {
        return filter.path("expression")
                .asString("")
                .strip()
                .replaceAll("\\s+", " ")
                .replaceAll(" ?(==|!=) ?", " $1 ");
    }
}
