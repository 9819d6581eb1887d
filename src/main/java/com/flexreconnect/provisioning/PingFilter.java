package com.flexreconnect.provisioning;

import com.flexreconnect.sid.QueueSid;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The workflow that offers a ping to the agent who was lost, and to nobody else, ever. */
final class PingFilter {

    private static final String EXPRESSION = "disconnectedWorkerSid != null";
    private static final String KNOWN = "task.disconnectedWorkerSid";

    private PingFilter() {}

    /** The whole configuration. It has no default filter: somebody else would get the ping. */
    static String configuration(QueueSid queue) {
        return """
                {"task_routing": {"filters": [{"filter_friendly_name": "The lost agent", "expression": "%s", \
                "targets": [{"queue": "%s", "known_worker_sid": "%s"}]}]}}""".formatted(EXPRESSION, queue, KNOWN);
    }

    /** @return what keeps this configuration from doing so: sentences */
    static List<String> wrong(String configuration) {
        try {
            return wrongIn(configuration);
        } catch (JacksonException notJson) {
            return List.of("its configuration is not JSON");
        }
    }

    private static List<String> wrongIn(String configuration) {
        var wrong = new ArrayList<String>();
        var routing = JsonMapper.shared().readTree(configuration).path("task_routing");
        var first = routing.path("filters").path(0);
        var targets = first.path("targets");
        if (!Set.of(EXPRESSION, "1==1", "1 == 1").contains(ReconnectFilters.expression(first)))
            wrong.add("its first filter does not take every ping (" + EXPRESSION + ")");
        if (targets.size() != 1
                || !targets.path(0).path("known_worker_sid").asString("").equals(KNOWN))
            wrong.add("it does not offer the ping to the lost agent alone (known worker " + KNOWN + ")");
        if (targets.path(0).hasNonNull("skip_if") || targets.path(0).hasNonNull("timeout"))
            wrong.add("a ping can leave the target for the lost agent (timeout or skip_if)");
        if (!routing.path("default_filter").isEmpty())
            wrong.add("it has a default queue, in which others would be offered the ping");
        return wrong;
    }
}
