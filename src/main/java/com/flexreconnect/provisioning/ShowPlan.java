package com.flexreconnect.provisioning;

import com.flexreconnect.provisioning.Step.AddTypes;
import com.flexreconnect.provisioning.Step.CreatePingWorkflow;
import com.flexreconnect.provisioning.Step.CreateQueue;
import com.flexreconnect.provisioning.Step.CreateSink;
import com.flexreconnect.provisioning.Step.PutFiltersOnTop;
import com.flexreconnect.provisioning.Step.RepairPingWorkflow;
import com.flexreconnect.provisioning.Step.Subscribe;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A plan as a difference that can be read. */
record ShowPlan(Terminal terminal) {

    void show(Plan plan) {
        plan.steps().forEach(this::show);
        plan.remarks().forEach(remark -> terminal.say(Mark.NOTE, remark));
        plan.problems().forEach(problem -> terminal.say(Mark.WRONG, problem));
        if (plan.steps().isEmpty() && plan.problems().isEmpty()) terminal.say(Mark.GOOD, "Nothing to do.");
    }

    void show(Step step) {
        switch (step) {
            case CreateQueue(var name) ->
                terminal.say(Mark.ADD, "task queue \"%s\" for every worker (1==1)".formatted(name));
            case CreatePingWorkflow create ->
                terminal.say(
                        Mark.ADD,
                        "workflow \"%s\": offers a ping to the lost agent, to nobody else".formatted(create.name()));
            case RepairPingWorkflow repair -> {
                var before = repair.before();
                terminal.say(Mark.CHANGE, "workflow \"%s\" (%s)".formatted(before.name(), before.workflow()));
                repair.wrong().forEach(sentence -> terminal.more("now " + sentence));
                terminal.more("then it offers a ping to the lost agent, to nobody else");
            }
            case PutFiltersOnTop change -> show(change);
            case CreateSink(var description, var destination) -> {
                terminal.say(
                        Mark.ADD, "Event Streams sink \"%s\", a webhook that takes batches".formatted(description));
                terminal.more("to " + destination);
            }
            case Subscribe(var description, var types) -> {
                terminal.say(Mark.ADD, "subscription \"%s\" of that sink".formatted(description));
                types.forEach(terminal::more);
            }
            case AddTypes add -> {
                terminal.say(Mark.CHANGE, "subscription %s gets what it misses".formatted(add.subscription()));
                add.types().forEach(terminal::more);
            }
        }
    }

    private void show(PutFiltersOnTop change) {
        terminal.say(
                Mark.CHANGE,
                "workflow \"%s\" (%s)"
                        .formatted(change.before().name(), change.before().workflow()));
        change.wrong().forEach(sentence -> terminal.more("now " + sentence));
        var before = ConfigurationText.of(change.before().configuration()).filters();
        before.stream().filter(ReconnectFilters::isOurs).forEach(old -> terminal.more("- " + name(old)));
        change.after().filters().stream().filter(ReconnectFilters::isOurs).forEach(this::added);
        var others = before.stream()
                .filter(filter -> !ReconnectFilters.isOurs(filter))
                .toList();
        terminal.more(others.isEmpty() ? "it has no other filters" : kept(others));
    }

    private void added(JsonNode filter) {
        terminal.more("+ " + name(filter));
        terminal.more(4, "if " + filter.path("expression").asString(""));
        filter.path("targets").forEach(target -> terminal.more(4, target(target)));
    }

    private static String target(JsonNode target) {
        var who = target.hasNonNull("known_worker_sid")
                ? "to " + target.path("known_worker_sid").asString("")
                : target.hasNonNull("expression") ? "to others" : "to anybody";
        var until = target.hasNonNull("timeout")
                ? ", until %s s after the task began"
                        .formatted(target.path("timeout").asString(""))
                : ", for as long as it takes";
        return who + until;
    }

    private static String kept(List<JsonNode> others) {
        var names = others.stream().map(ShowPlan::name).limit(3).toList();
        var more = others.size() > 3 ? " and %d more".formatted(others.size() - 3) : "";
        return "kept to the byte: " + String.join(", ", names) + more;
    }

    private static String name(JsonNode filter) {
        var name = filter.path("filter_friendly_name").asString("");
        return name.isBlank() ? "a filter without a name" : "\"" + name + "\"";
    }
}
