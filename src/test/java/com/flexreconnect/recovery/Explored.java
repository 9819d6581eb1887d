package com.flexreconnect.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every world that the machine can reach, and every step between two of them. */
record Explored(Set<Recovery> worlds, List<Edge> edges) {

    record Edge(Recovery from, RecoveryEvent news, Transition step) {}

    /** Anew for each test class: a mutant must not be judged by what another did. */
    static Explored machine() {
        Set<Recovery> worlds = new LinkedHashSet<>();
        List<Edge> edges = new ArrayList<>();
        var toVisit = new ArrayDeque<Recovery>();
        Worlds.openings().stream().map(Transition::next).filter(worlds::add).forEach(toVisit::add);
        while (!toVisit.isEmpty()) {
            assertThat(worlds).as("a machine without bounds").hasSizeLessThan(20_000);
            var world = toVisit.remove();
            for (var news : Worlds.newsFor(world)) {
                var step = RecoveryMachine.on(world, news);
                edges.add(new Edge(world, news, step));
                if (worlds.add(step.next())) toVisit.add(step.next());
            }
        }
        return new Explored(worlds, edges);
    }
}
