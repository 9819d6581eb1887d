package com.flexreconnect.scenario;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Several contact centres, each for one scenario at a time: most of a scenario is waiting. */
final class CallCentres {

    private static final int MOST = 4;
    private static final AtomicInteger OPENED = new AtomicInteger();
    private static final BlockingQueue<CallCentre> IDLE = new ArrayBlockingQueue<>(MOST);

    private CallCentres() {}

    /** Waits until one is free when all are open and busy. */
    static CallCentre borrow() {
        var idle = IDLE.poll();
        if (idle != null) return idle;
        if (OPENED.getAndIncrement() < MOST) return CallCentre.another();
        try {
            return IDLE.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while all contact centres were busy", stopped);
        }
    }

    static void giveBack(CallCentre centre) {
        IDLE.add(centre);
    }
}
