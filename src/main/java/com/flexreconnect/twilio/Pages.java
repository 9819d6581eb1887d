package com.flexreconnect.twilio;

import com.twilio.base.Resource;
import com.twilio.base.ResourceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A list of Twilio's, read to its last page. */
final class Pages {
    private Pages() {}

    static <R extends Resource, T> List<T> all(ResourceSet<R> pages, Function<R, T> seen) {
        var all = new ArrayList<T>();
        for (var found : pages) all.add(seen.apply(found));
        return List.copyOf(all);
    }
}
