package com.flexreconnect.simulator.flex;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;

/** What Flex asked for and nobody here could answer: the first place to look when a new version of Flex stalls. */
final class Unknown {

    private final Collection<String> requests = new ConcurrentSkipListSet<>();

    void add(String request) {
        requests.add(request.replaceAll("[A-Z]{2}[0-9a-f]{32}", "{sid}"));
    }

    List<String> requests() {
        return List.copyOf(requests);
    }
}
