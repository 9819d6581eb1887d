package com.flexreconnect.wholeservice;

import com.flexreconnect.simulation.Luck;
import com.flexreconnect.simulation.SimulatedTime;
import com.flexreconnect.simulator.rest.Fault;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.webhook.Fate;
import com.flexreconnect.simulator.webhook.Message;
import com.flexreconnect.simulator.webhook.WebhookKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the network and Twilio are on this day: each day has its own weights, and hours in which a source is silent. */
final class Weather implements Fate {

    private static final Duration READ_PATIENCE = Duration.ofSeconds(5);
    /** Shorter than the service takes a request for alive. */
    private static final Duration LONGEST_WAY = Duration.ofMillis(7_900);

    private final Luck luck;
    private final SimulatedTime time;
    private final Tally tally;
    private final double unheard;
    private final double leaveLost;
    private final double refused;
    private final double silent;
    private final double answerLost;
    private final double slow;
    private final double unheardOf;
    private final Hours noCallbacks;
    private final Hours noEvents;
    private final Hours noService;
    private final Hours noTwilio;

    Weather(Luck luck, SimulatedTime time, Tally tally) {
        this.luck = luck;
        this.time = time;
        this.tally = tally;
        unheard = luck.weight();
        leaveLost = luck.weight();
        refused = luck.weight() / 2;
        silent = luck.weight() / 4;
        answerLost = luck.weight() / 2;
        slow = luck.weight() / 2;
        unheardOf = luck.weight() / 4;
        noCallbacks = hours(0.1, Duration.ofMinutes(10));
        noEvents = hours(0.1, Duration.ofHours(1));
        noService = hours(0.1, Duration.ofMinutes(2));
        noTwilio = hours(0.1, Duration.ofMinutes(1));
    }

    private Hours hours(double chance, Duration most) {
        if (!luck.happens(chance)) return new Hours(Duration.ZERO, Duration.ZERO);
        var from = luck.within(Duration.ofMinutes(4));
        return new Hours(from, from.plus(luck.within(most)));
    }

    private boolean now(Hours hours) {
        var now = time.sinceStart();
        return now.compareTo(hours.from) >= 0 && now.compareTo(hours.to) < 0;
    }

    boolean serviceIsAway() {
        return now(noService);
    }

    @Override
    public List<Duration> arrivals(Message message) {
        if (message.kind() == WebhookKind.CONFERENCE) return callback(message);
        if (now(noEvents)) {
            tally.count("fault: Event Streams is down");
            return List.of(noEvents.to.minus(time.sinceStart()).plus(luck.within(Duration.ofSeconds(30))));
        }
        var arrivals = counted(luck.arrivals());
        // Event Streams gives up after four hours, not sooner
        return arrivals.isEmpty() ? List.of(luck.within(Duration.ofMinutes(3))) : arrivals;
    }

    private List<Duration> callback(Message message) {
        var isLost = now(noCallbacks) || message.type().equals("participant-leave") && luck.happens(leaveLost);
        var arrivals = isLost ? List.<Duration>of() : counted(luck.arrivals());
        if (arrivals.isEmpty()) tally.count("fault: callback lost for good, " + message.type());
        return arrivals;
    }

    private List<Duration> counted(List<Duration> arrivals) {
        if (arrivals.size() > 1) tally.count("fault: message repeated");
        if (arrivals.stream().anyMatch(late -> late.compareTo(Duration.ofSeconds(1)) > 0))
            tally.count("fault: message late");
        return arrivals;
    }

    @Override
    public Mishap ofTry(WebhookKind kind) {
        if (!now(noService) && !luck.happens(unheard)) return Mishap.NONE;
        var mishap = !now(noService) && luck.happens(0.5) ? Mishap.ANSWER_LOST : Mishap.NOT_HEARD;
        tally.count("fault: try of a webhook " + (mishap == Mishap.NOT_HEARD ? "not heard" : "heard, answer lost"));
        return mishap;
    }

    /** @param arrives to be run when the request is performed; never, when it is not */
    Optional<Fault> ofRequest(RestCall call, Runnable arrives) {
        if (now(noTwilio)) return fault("Twilio is down: 503", Fault.status(503));
        if (luck.happens(refused)) return refusal();
        if (call.path().endsWith("/Tokens/validate")) return Optional.empty();
        if (luck.happens(answerLost))
            return fault("performed, answer lost", performed(arrives, Duration.ofMillis(300)));
        if (luck.happens(unheardOf))
            return fault("performed, nobody waited any longer", performed(arrives, LONGEST_WAY));
        if (luck.happens(silent)) return fault("no answer for 5 s", Fault.hang(READ_PATIENCE));
        if (luck.happens(slow)) return fault("slow answer", slow(arrives, READ_PATIENCE.dividedBy(2)));
        return Optional.of(slow(arrives, Duration.ofMillis(75)));
    }

    private Fault performed(Runnable arrives, Duration most) {
        var there = luck.within(most);
        return Fault.performedUnheard(there.compareTo(READ_PATIENCE) < 0 ? there : READ_PATIENCE, there, arrives);
    }

    private Fault slow(Runnable arrives, Duration most) {
        return Fault.onItsWay(luck.within(most), arrives, luck.within(most));
    }

    private Optional<Fault> refusal() {
        return luck.happens(0.5)
                ? fault("429", Fault.tooManyRequests(Duration.ofSeconds(luck.oneOf(List.of(1, 2, 5)))))
                : fault("5xx", Fault.status(luck.oneOf(List.of(500, 502, 503, 504))));
    }

    private Optional<Fault> fault(String what, Fault fault) {
        tally.count("fault: request " + what);
        return Optional.of(fault);
    }

    @Override
    public String toString() {
        return luck
                + ", tries unheard %s, leaves lost %s, requests refused %s, silent %s, answers lost %s, slow %s, unheard of %s"
                        .formatted(unheard, leaveLost, refused, silent, answerLost, slow, unheardOf)
                + ", no callbacks %s, no events %s, no service %s, no Twilio %s"
                        .formatted(noCallbacks, noEvents, noService, noTwilio);
    }

    private record Hours(Duration from, Duration to) {
        @Override
        public String toString() {
            return from.equals(to) ? "never" : from.toSeconds() + ".." + to.toSeconds() + " s";
        }
    }
}
