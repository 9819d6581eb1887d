package com.flexreconnect.wholeservice;

import com.flexreconnect.settings.Settings;
import com.flexreconnect.simulation.Luck;
import com.flexreconnect.simulation.SimulatedTime;
import com.flexreconnect.simulator.rest.Fault;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.world.Sids;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A day in a contact centre, decided by its seed. */
final class Day {

    private static final List<Duration> CLOSING =
            List.of(Duration.ofMinutes(9), Duration.ofMinutes(15), Duration.ofMinutes(75));

    private final Centre centre = Centre.open();
    private final SimulatedTime time = centre.nextDay();
    private final Tally tally;
    private final Luck luck;
    private final Weather weather;
    private final Intentions intentions = new Intentions();
    private final Notices notices = new Notices();
    private final Requests requests;
    private final Callers callers;
    private final People people;

    Day(long seed, Tally tally) {
        this.tally = tally;
        luck = new Luck(seed);
        weather = new Weather(luck, time, tally);
        var world = centre.twilio.world();
        var bound = Bound.of(centre.service.bean(Settings.class));
        requests = new Requests(world, tally);
        callers = new Callers(world, intentions, notices, bound, room -> longest(bound, room), tally);
        people = new People(centre.twilio, time, luck, weather, tally, intentions);
        Sids.from(new SplittableRandom(seed));
    }

    /** @throws AssertionError when a law is broken */
    void play() {
        var twilio = centre.twilio;
        var closing = luck.oneOf(CLOSING);
        time.tell(weather.toString());
        var executions =
                new Executions(centre.sql, centre.service.bean(ManualScheduler.class), centre.timers.clock(), luck);
        time.besides(executions);
        people.ask(call -> {
            executions.changed();
            notices.on(call, centre.timers.clock().instant());
        });
        people.plan(closing);
        time.tell(people + ", until " + closing);
        time.afterEach(this::look);
        var telling = twilio.journal().onEntry(entry -> time.tell(entry.text()));
        var watching = twilio.world().onChange(callers::on);
        var hearing = twilio.webhooks().log().onDelivery(delivery -> {
            executions.changed();
            notices.on(delivery);
        });
        twilio.webhooks().fate(weather);
        twilio.faults().otherwise(request -> {
            executions.changed(); // an effect before this one may have been put off
            return fault(request);
        });
        try {
            time.run(Duration.ofHours(48));
            new EndOfDay(centre.sql, twilio.world().snapshot(), requests.announced(), tally).check();
        } finally {
            List.of(telling, watching, hearing).forEach(Runnable::run);
            Sids.fromAnywhere();
        }
        tally.day();
    }

    List<String> story() {
        return time.story();
    }

    private void look() {
        callers.check();
        centre.timers.complain();
    }

    private Optional<Fault> fault(RestCall request) {
        try {
            var fault = weather.ofRequest(request);
            var happens = fault.filter(one -> one instanceof Fault.Refuse || one instanceof Fault.Hang)
                    .isEmpty();
            if (happens) requests.performed(request);
            return fault;
        } catch (RuntimeException | AssertionError broken) {
            centre.timers.broken(broken);
            return Optional.empty();
        }
    }

    /** All ways to the queue failed, or Twilio had to be asked first who had left. */
    private Duration longest(Bound bound, String conference) {
        if (is("""
                select exists (select 1 from recovery where conference_sid = :room and outcome = 'GAVE_UP')
                    or exists (select 1 from effect where subject = :room and name like 'Identify%' and attempts > 1)
                """, conference)) return bound.withTwilioRefusing();
        return is("""
                select exists (select 1 from effect join recovery on subject = recovery.id::text
                    where conference_sid = :room
                    and (attempts > 1 or coalesce(first_tried_at, changed_at) > entered_at + interval '1 second'))
                """, conference) ? bound.behindOthers() : bound.usual();
    }

    private boolean is(String query, String conference) {
        return centre.sql
                .sql(query)
                .param("room", conference)
                .query(Boolean.class)
                .single();
    }
}
