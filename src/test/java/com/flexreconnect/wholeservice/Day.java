package com.flexreconnect.wholeservice;

import com.flexreconnect.settings.Settings;
import com.flexreconnect.simulation.Luck;
import com.flexreconnect.simulation.SimulatedTime;
import com.flexreconnect.simulator.rest.Fault;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.world.Answer;
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

    /** Left to a third party, perhaps on purpose: nobody told who was in the room. */
    private static final Duration NOT_JUDGED = Duration.ofDays(7);

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
        callers = new Callers(world, intentions, notices, bound, alone -> longest(bound, alone), tally);
        people = new People(centre.twilio, time, luck, weather, tally, intentions);
        centre.twilio.answers().set(seed % 2 == 0 ? Answer.A_TRANSFER_GOES_TO_ANOTHER : Answer.A_TRANSFER_FAILS);
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
        people.ask(_ -> executions.changed());
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
        } catch (RuntimeException | AssertionError broken) {
            time.story().add("As the service wrote it down:");
            time.story()
                    .addAll(WrittenDown.since(centre.timers.clock().instant().minus(time.sinceStart()), centre.sql));
            endSomehow();
            throw broken;
        } finally {
            List.of(telling, watching, hearing).forEach(Runnable::run);
            Sids.fromAnywhere();
        }
        tally.day();
    }

    List<String> story() {
        return time.story();
    }

    /** Nobody may be left waiting for an answer when the next day begins. */
    private void endSomehow() {
        var told = List.copyOf(time.story());
        time.afterEach(() -> {});
        centre.twilio.faults().otherwise(_ -> Optional.empty());
        try {
            time.run(Duration.ofHours(96));
        } catch (RuntimeException | AssertionError again) {
            // one story is enough
        }
        time.story().clear();
        time.story().addAll(told);
    }

    private void look() {
        callers.check();
        centre.timers.complain();
    }

    private Optional<Fault> fault(RestCall request) {
        try {
            return weather.ofRequest(request, () -> performed(request));
        } catch (RuntimeException | AssertionError broken) {
            centre.timers.broken(broken);
            return Optional.empty();
        }
    }

    private void performed(RestCall request) {
        try {
            requests.performed(request);
        } catch (RuntimeException | AssertionError broken) {
            centre.timers.broken(broken);
        }
    }

    private Duration longest(Bound bound, Callers.Alone alone) {
        var why = new WhyItTakesLonger(centre, alone.conference(), String.valueOf(alone.reservation()));
        if (alone.company() && why.nothingWasToldOfTheRoom()) return NOT_JUDGED;
        return bound.usual()
                .plus(why.theRoomWasLookedAt() ? bound.roomLook() : Duration.ZERO)
                .plus(why.theLossWasLookedFor() ? bound.lookForLoss() : Duration.ZERO)
                .plus(
                        why.twilioRefused()
                                ? bound.twilioRefuses()
                                : why.othersCameFirst() ? bound.behindOthers() : Duration.ZERO);
    }
}
