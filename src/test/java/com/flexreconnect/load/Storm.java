package com.flexreconnect.load;

import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.webhook.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What came of it, as Twilio, the callers and the ledger saw it. */
public record Storm(WholeSite site, Instant lost, Duration lostWithin, long heapGrowth) {

    private static final int TOO_MANY_REQUESTS = 429;

    public void tell() {
        System.out.printf(
                """
                %d agents lost within %,d ms, all served after %,d ms
                  caller without an agent: %s
                  loss to announcement: %s
                  loss to ping: %s
                  %d callbacks: %s; %d not taken at first
                  %d requests, %.1f %% of them answered with 429
                  places out of order: announcements %d, pings %d; marks that overtook a ping: %.0f %%
                  heap after a collection: %+,d KB; outcomes %s
                """,
                site.talks().size(),
                lostWithin.toMillis(),
                Duration.between(lost, Instant.now()).toMillis(),
                Figures.of(site.talks().stream()
                        .map(talk -> talk.customer().longestWithoutAgent())
                        .toList()),
                Figures.of(sinceLoss("Announce[]")),
                Figures.of(sinceLoss("CreatePing[]")),
                deliveries().size(),
                callbacks(),
                deliveries().stream().filter(one -> one.status() != 200).count(),
                requests().size(),
                100 * refusedShare(),
                outOfOrder("Announce[]"),
                outOfOrder("CreatePing[]"),
                100 * overtaking(),
                heapGrowth / 1024,
                outcomes());
    }

    List<RestCall> taken(Predicate<RestCall> which) {
        return requests().stream()
                .filter(which)
                .filter(call -> call.status() != TOO_MANY_REQUESTS)
                .toList();
    }

    public double refusedShare() {
        var all = requests();
        return (double) all.stream()
                        .filter(call -> call.status() == TOO_MANY_REQUESTS)
                        .count()
                / all.size();
    }

    public Figures callbacks() {
        return Figures.of(deliveries().stream()
                .map(one -> Duration.between(one.sentAt(), one.answeredAt()))
                .toList());
    }

    /** By how many places somebody was served before, or after, the turn that the time of their loss gives them. */
    int outOfOrder(String effect) {
        var served = site.sql()
                .sql("select rank() over (order by r.opened_at) - 1 from recovery r join effect e"
                        + " on e.subject = r.id::text and e.name = ? order by e.first_tried_at")
                .param(effect)
                .query(Integer.class)
                .list();
        return IntStream.range(0, served.size())
                .map(place -> Math.abs(place - served.get(place)))
                .max()
                .orElse(0);
    }

    /** The share of the tasks that were marked although a ping had been waiting for more than a second. */
    double overtaking() {
        return site.sql()
                .sql("select avg(case when exists (select 1 from effect p where p.name = 'CreatePing[]'"
                        + " and p.entered_at < m.first_tried_at - interval '1 second'"
                        + " and p.first_tried_at > m.first_tried_at) then 1.0 else 0.0 end)"
                        + " from effect m where m.name like 'MarkTask%'")
                .query(Double.class)
                .single();
    }

    public Map<String, Long> outcomes() {
        var outcomes = new HashMap<String, Long>();
        site.sql()
                .sql("select coalesce(outcome, 'OPEN'), count(*) from recovery group by 1")
                .query((row, _) -> outcomes.put(row.getString(1), row.getLong(2)))
                .list();
        return outcomes;
    }

    public List<Duration> sinceLoss(String effect) {
        return site
                .sql()
                .sql("select first_tried_at from effect where name = ? and first_tried_at is not null")
                .param(effect)
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(tried -> Duration.between(lost, tried.toInstant()))
                .toList();
    }

    public List<RestCall> requests() {
        return site.twilio().requests().matching(call -> !call.startedAt().isBefore(lost));
    }

    private List<Delivery> deliveries() {
        return site.twilio().webhooks().log().all().stream()
                .filter(delivery -> !delivery.sentAt().isBefore(lost))
                .toList();
    }
}
