package com.flexreconnect.simulator;

import com.flexreconnect.simulator.agent.SimulatedAgent;
import com.flexreconnect.simulator.agent.SimulatedCustomer;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The shortest story of a recovery: a call, a refresh, the same agent again. */
public final class FirstCall {

    private static final Duration TALK = Duration.ofSeconds(2);
    private static final Duration AWAY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private FirstCall() {}

    /**
     * A customer calls, the agent answers, talks for two seconds, refreshes, is back two seconds later and gets the call
     * again. Blocks until then.
     *
     * @return how long the customer was without an agent
     * @throws org.awaitility.core.ConditionTimeoutException when the customer does not get the agent back
     */
    public static Duration play(TwilioSimulator simulator) {
        SimulatedAgent ada = simulator.agent("Ada");
        SimulatedCustomer customer = simulator.incomingCall("+15551230001");
        Awaitility.await().atMost(PATIENCE).until(ada::talks);
        pause(TALK);
        ada.refresh(AWAY);
        Awaitility.await().atMost(PATIENCE).until(() -> ada.pageIsOpen() && ada.talks());
        return customer.longestWithoutAgent();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
