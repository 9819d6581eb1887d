package com.flexreconnect.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.conference.ConferenceEvent;
import com.flexreconnect.conference.ConferenceEvent.Left;
import com.flexreconnect.conference.ConferenceEvent.Modified;
import com.flexreconnect.conference.ConferenceEvent.Registered;
import com.flexreconnect.conference.ConferenceEvent.SaidGoodbye;
import com.flexreconnect.conference.Departure;
import com.flexreconnect.sid.ConferenceSid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeardInARushTest extends TwoInstances {

    /** Whatever the order, however often, by whichever instance, and however many at once: nothing is lost, nothing heard twice. */
    @Test
    void all_that_is_told_in_a_rush_to_both_is_in_the_roster_once() {
        var rooms = Collections.nCopies(30, 0).stream().map(_ -> newRoom()).toList();
        var expected = inOrder(newRoom());
        var random = new Random(1);
        var inPassing = new AtomicInteger();
        try (var crowd = Executors.newFixedThreadPool(8)) {
            var all = new ArrayList<Runnable>();
            for (var here : rooms)
                for (var times = 0; times < 2; times++)
                    for (var event : aCall()) {
                        var instance = random.nextInt(10) < 8 ? one : other;
                        all.add(() -> {
                            if (passes(instance, here, event, event.toString())) inPassing.incrementAndGet();
                            else hears(instance, here, event);
                        });
                    }
            Collections.shuffle(all, random);
            CompletableFuture.allOf(all.stream()
                            .map(told -> CompletableFuture.runAsync(told, crowd))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
        assertThat(rooms).allSatisfy(here -> assertThat(bare(here)).isEqualTo(expected));
        assertThat(inPassing.get()).isGreaterThan(rooms.size());
        assertThat(sql.sql("select count(*) from recovery where conference_sid = any (?)")
                        .param(rooms.stream().map(ConferenceSid::value).toArray(String[]::new))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private List<ConferenceEvent> aCall() {
        return List.of(
                CUSTOMER_JOINS,
                AGENT_JOINS,
                new Registered(ADA, AGENT, Optional.of(CUSTOMER), 1),
                new SaidGoodbye(ADA.worker(), 5),
                HOLD,
                new Modified(CUSTOMER, 5, false),
                new Modified(AGENT, 6, false),
                new Left(CUSTOMER, 8, Departure.HUNG_UP));
    }

    private String inOrder(ConferenceSid here) {
        aCall().forEach(event -> hears(other, here, event));
        return bare(here);
    }

    private String bare(ConferenceSid here) {
        return roster(here).replace(here.value(), "here");
    }
}
