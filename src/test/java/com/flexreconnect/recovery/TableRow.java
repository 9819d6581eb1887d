package com.flexreconnect.recovery;

import static java.util.stream.Collectors.joining;

import com.flexreconnect.recovery.Explored.Edge;
import com.flexreconnect.recovery.Rules.Case;
import com.flexreconnect.recovery.Stage.Closed;
import com.flexreconnect.recovery.Stage.Moving;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Where one piece of news leads from a stage, in all worlds that have this stage. */
record TableRow(String when, String next, String todo) {

    private static final String STAYS = "stays";

    static List<TableRow> of(List<Edge> edges) {
        return edges.stream()
                .map(TableRow::next)
                .distinct()
                .map(next -> row(next, edges))
                .filter(row -> !row.next().equals(STAYS) || !row.todo().isEmpty())
                .toList();
    }

    private static TableRow row(String next, List<Edge> edges) {
        Predicate<Edge> here = edge -> next(edge).equals(next);
        var some = edges.stream().filter(here).toList();
        var todo = new TreeSet<String>();
        some.forEach(edge -> todo.addAll(todo(edge)));
        return new TableRow(
                conditions(edges, here),
                next,
                todo.stream()
                        .map(one -> one + onlyIf(some, edge -> todo(edge).contains(one)))
                        .collect(joining(", ")));
    }

    private static String onlyIf(List<Edge> edges, Predicate<Edge> what) {
        var when = conditions(edges, what);
        return when.isEmpty() ? "" : " (*" + when + "*)";
    }

    private static String conditions(List<Edge> edges, Predicate<Edge> what) {
        var cases = edges.stream()
                .map(edge -> new Case<>(Circumstances.of(edge.from(), edge.news()), what.test(edge)))
                .toList();
        return Rules.of(cases).stream()
                .filter(Rules.Rule::result)
                .map(rule -> String.join(", ", rule.when()))
                .collect(joining("; or "));
    }

    private static String next(Edge edge) {
        var before = edge.from().stage();
        var after = edge.step().next().stage();
        if (before.equals(after)) return STAYS;
        if (before instanceof Moving moving && after.equals(new Closed(moving.outcome()))) return "Closed with it";
        return PlainWords.of(after, Phase.target(before));
    }

    private static Set<String> todo(Edge edge) {
        var todo = new TreeSet<String>();
        edge.step().effects().stream().map(PlainWords::of).forEach(todo::add);
        var before = edge.from();
        var after = edge.step().next();
        if (!before.others().containsAll(after.others())) todo.add("note the third party");
        if (!after.others().containsAll(before.others())) todo.add("forget the third party");
        if (!before.ping().equals(after.ping())) todo.add("note the ping task");
        return todo;
    }
}
