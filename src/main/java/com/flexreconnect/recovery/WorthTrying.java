package com.flexreconnect.recovery;

import org.springframework.stereotype.Component;

/**
 * Whether something is worth trying that costs about as much when it fails as it saves when it succeeds. Where it mostly fails it is
 * tried now and then, to notice when that changes.
 */
@Component
class WorthTrying {

    private static final double ENOUGH = 0.5;
    private static final int NOW_AND_THEN = 16;
    /** Of the newest: what is a few hundred tries old no longer counts. */
    private static final double WEIGHT = 1.0 / 256;

    private double succeeded = 1;
    private int notTried;

    synchronized boolean now() {
        if (succeeded >= ENOUGH) return true;
        notTried = (notTried + 1) % NOW_AND_THEN;
        return notTried == 0;
    }

    synchronized void tried(boolean successfully) {
        succeeded += WEIGHT * ((successfully ? 1 : 0) - succeeded);
    }
}
