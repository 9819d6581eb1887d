package com.flexreconnect.recovery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.flexreconnect.recovery.Explored.Edge;
import com.flexreconnect.recovery.RecoveryEvent.PatienceEnded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** All steps of the machine, condensed: what is the same in all worlds of a stage is one row. */
final class RecoveryTable {

    private static final String HEAD = """
            # The recovery, step by step

            `RecoveryTableTest` writes this from the %,d worlds and %,d steps of the explored machine, so do not edit it \
            (`./mvnw test -Dtest=RecoveryTableTest -Dtest.args=-Drecovery-table=write`).

            A recovery begins when the last agent is lost: in Suspected, or in Pinging with all that begins with it, when \
            no grace is set and the callback said how the agent left. News that a stage does not list change nothing in \
            it; neither does a timer that was set for an earlier stage. What is to do has no order: all of it starts \
            together.
            """;

    private RecoveryTable() {}

    static String of(Explored machine) {
        var stages = machine.edges().stream()
                .filter(edge -> !isLateTimer(edge))
                .collect(groupingBy(edge -> edge.from().stage().getClass()));
        return HEAD.formatted(machine.worlds().size(), machine.edges().size())
                + Stream.concat(Arrays.stream(Stage.Open.class.getPermittedSubclasses()), Stream.of(Stage.Closed.class))
                        .map(stage -> section(stage.getSimpleName(), stages.get(stage)))
                        .collect(joining());
    }

    private static boolean isLateTimer(Edge edge) {
        return edge.news() instanceof PatienceEnded(var armedFor)
                && !armedFor.equals(edge.from().stage());
    }

    private static String section(String stage, List<Edge> edges) {
        return "\n## %s\n\n%s\n\n| news | when | next | to do |\n|---|---|---|---|\n"
                        .formatted(stage, PlainWords.waitsFor(stage))
                + rows(edges);
    }

    /** Different news that mean the same share a row. */
    private static String rows(List<Edge> edges) {
        var newsOf = new LinkedHashMap<TableRow, List<String>>();
        edges.stream()
                .collect(groupingBy(edge -> PlainWords.of(edge.news()), LinkedHashMap::new, toList()))
                .forEach((news, some) -> TableRow.of(some)
                        .forEach(row -> newsOf.computeIfAbsent(row, _ -> new ArrayList<>())
                                .add(news)));
        return newsOf.entrySet().stream()
                .map(row -> "| %s | %s | %s | %s |\n"
                        .formatted(
                                String.join("; ", row.getValue()),
                                row.getKey().when(),
                                row.getKey().next(),
                                row.getKey().todo()))
                .collect(joining());
    }
}
