package com.flexreconnect.twilio;

import java.io.Serial;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Requests that are sent only as long as nobody else may have taken the work over. A process that stood still (a paused
 * machine, say) would send late what another instance has done meanwhile, and throw a caller out of a rebuilt call.
 */
public final class OnlyWhile {

    private static final ScopedValue<BooleanSupplier> OURS = ScopedValue.newInstance();

    private OnlyWhile() {}

    /**
     * @param ours asked before each request that {@code work} sends
     * @throws TakenOver as soon as it says no; the request was not sent
     */
    public static <T> T isOurs(BooleanSupplier ours, Supplier<T> work) {
        return ScopedValue.where(OURS, ours).call(work::get);
    }

    static void check() {
        if (OURS.isBound() && !OURS.get().getAsBoolean()) throw new TakenOver();
    }

    /** We stood still for so long that somebody else may be at it: leave it to them. */
    public static final class TakenOver extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        public TakenOver() {
            super("another instance may have taken this over");
        }
    }
}
