package com.flexreconnect.chaos;

import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.rest.Fault;
import com.flexreconnect.simulator.rest.RestCall;
import com.flexreconnect.simulator.webhook.Message;
import com.flexreconnect.simulator.world.Sound;
import java.time.Duration;
import java.util.function.Consumer;

/** A call that goes wrong, from its beginning, and what must have become of the caller in the end. */
enum Ordeal {
    AGENT_REFRESHES(Ordeal::refresh, LostAgent::isRecoveredOnce),
    FLEX_ARMS_THE_AGENTS_LEG(Ordeal::armed, LostAgent::isRecoveredOnce),
    THIRD_PARTY_AND_HOLD(Ordeal::withThirdParty, Ordeal::allAreTogether),
    /** Without a third party: whoever keeps one takes the caller off hold, too, and may be first. */
    CALLER_ON_HOLD(Ordeal::onHold, LostAgent::isRecoveredOnce),
    AGENT_STAYS_AWAY(Ordeal::away, call -> isWithAnAgent(call, "HANDED_OVER")),
    AGENT_VANISHES_AFTER_THE_PING(Ordeal::vanishes, call -> isWithAnAgent(call, "HANDED_OVER")),
    NOBODY_TELLS_OF_THE_QUEUE(Ordeal::untold, LostAgent::isRecoveredOnce),
    NOBODY_TELLS_OF_THE_LOSS(Ordeal::unheard, LostAgent::isRecoveredOnce),
    A_COLLEAGUE_LEFT_UNHEARD(Ordeal::colleague, LostAgent::isRecoveredOnce),
    QUEUE_IS_REFUSED(Ordeal::refused, call -> isWithAnAgent(call, "GAVE_UP")),
    CUSTOMER_HANGS_UP(Ordeal::hangUp, call -> call.nothingIsDoneTwiceOrLeft("CUSTOMER_LEFT")),
    GOODBYE_COMES_LATE(Ordeal::lateGoodbye, call -> call.nothingIsDoneTwiceOrLeft("FALSE_ALARM"));

    private static final Duration BRIEFLY = Duration.ofMillis(200);
    /** Whoever is back sooner makes it needless to take the caller off hold, on a busy machine. */
    private static final Duration UNTIL_THE_CALLER_IS_OFF_HOLD = Duration.ofSeconds(1);

    private final Consumer<LostAgent> happens;
    private final Consumer<LostAgent> ends;

    Ordeal(Consumer<LostAgent> happens, Consumer<LostAgent> ends) {
        this.happens = happens;
        this.ends = ends;
    }

    /** Plays it to its end, whatever happens to the service meanwhile. */
    void play(LostAgent call) {
        happens.accept(call);
        ends.accept(call);
    }

    private static void refresh(LostAgent call) {
        call.talk(false);
        call.agentIsLost();
    }

    private static void armed(LostAgent call) {
        call.talk(true);
        call.until(() -> call.has("DisarmEndOnExit", "DONE"));
        call.ada().armEndConference(false);
        call.agentIsLost();
    }

    private static void withThirdParty(LostAgent call) {
        call.talk(false);
        var expert = call.twilio.addThirdParty(call.customer(), "+15557770001");
        call.until(() -> call.has("Identify[", "DONE"));
        call.ada().hold(true);
        call.until(() -> call.customer().hears() == Sound.HOLD_MUSIC);
        call.until(() -> expert.call().conferenceSid() != null);
        call.agentIsLost();
    }

    private static void onHold(LostAgent call) {
        call.talk(false);
        call.ada().hold(true);
        call.until(() -> call.customer().hears() == Sound.HOLD_MUSIC);
        call.agentIsLost(UNTIL_THE_CALLER_IS_OFF_HOLD);
    }

    private static void allAreTogether(LostAgent call) {
        call.isRecoveredOnce();
        var room = call.customer().call().conferenceSid();
        call.until(() -> call.twilio.world().snapshot().calls().stream()
                .filter(one -> one.from().equals("+15557770001") || one.to().equals("+15557770001"))
                .allMatch(expert -> expert.live() && String.valueOf(room).equals(expert.conferenceSid())));
    }

    private static void away(LostAgent call) {
        call.talk(false);
        bob(call);
        call.twilio.webhooks().dropNext(100, message -> message.type().equals("task.canceled"));
        call.ada().stayAway();
    }

    private static void vanishes(LostAgent call) {
        call.talk(false);
        bob(call);
        letThePingRing(call);
        call.ada().acceptOffer();
        call.ada().stayAway();
    }

    private static void untold(LostAgent call) {
        call.talk(false);
        call.twilio.webhooks().dropNext(100, message -> message.type().equals("task-queue.entered"));
        letThePingRing(call);
        call.ada().acceptOffer();
        call.until(() -> call.has("LookForCustomer", "DONE"));
        call.until(() -> {
            call.ada().acceptOffer();
            return call.ada().talks();
        });
    }

    private static void unheard(LostAgent call) {
        call.ada().reaches(path -> !path.endsWith("add-worker-to-conference-state"));
        call.twilio.webhooks().dropNext(100, message -> message.type().equals("participant-leave"));
        call.talkUnregistered();
        call.agentIsLost();
    }

    /** Nobody knows whose Bob's leg is, and of his leaving nobody tells. */
    private static void colleague(LostAgent call) {
        call.talk(false);
        var bob = bob(call).reaches(path -> !path.startsWith("/flex/"));
        call.ada().warmTransferTo(bob);
        call.until(() -> bob.talks() && call.has("Identify[", "DONE"));
        call.twilio
                .webhooks()
                .dropNext(100, Message.leaveOf(bob.leg().orElseThrow().sid()));
        bob.hangUpWithoutGoodbye();
        call.agentIsLost();
    }

    /** Bob takes the caller: the workflow leaves out who was lost for its first twenty seconds. */
    private static void refused(LostAgent call) {
        call.talk(false);
        bob(call);
        // however often it is asked: whoever is killed before they have told it asks again
        var forAda = RestCall.redirectsCall()
                .and(one -> one.form().getOrDefault("Twiml", "").contains("targetWorkerSid"));
        call.twilio.faults().always(forAda, Fault.error(400, 21200));
        call.agentIsLost();
    }

    private static void hangUp(LostAgent call) {
        call.talk(false);
        call.ada().stayAway();
        call.until(() -> call.has("CreatePing", "DONE"));
        call.customer().hangUp();
    }

    private static void lateGoodbye(LostAgent call) {
        call.talk(false);
        var room = call.ada().conference().orElseThrow().sid();
        call.ada().acceptRecovery(false);
        call.ada().hangUpWithoutGoodbye();
        call.until(() -> call.has("CreatePing", "DONE"));
        call.until(() -> call.ada().sayGoodbyeTo(room).status() == 200);
        call.until(() -> call.count("select count(*) from recovery where closed_at is not null") == 1);
        call.customer().hangUp();
    }

    private static void isWithAnAgent(LostAgent call, String outcome) {
        call.until(() -> call.customer().hears() == Sound.AGENT);
        call.nothingIsDoneTwiceOrLeft(outcome);
    }

    private static void letThePingRing(LostAgent call) {
        call.ada().acceptRecovery(false);
        call.ada().refresh(BRIEFLY);
        call.until(() -> call.ada().pageIsOpen()
                && call.pings().stream().anyMatch(ping -> ping.status().equals("reserved")));
    }

    private static SimulatedAgent bob(LostAgent call) {
        return call.twilio.agent("Bob").armEndConference(false);
    }
}
