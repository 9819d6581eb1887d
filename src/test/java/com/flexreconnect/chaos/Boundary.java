package com.flexreconnect.chaos;

import com.flexreconnect.chaos.Trap.Point;
import com.flexreconnect.simulator.rest.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where in a deed the service is struck. */
sealed interface Boundary {

    /** A transaction is at its commit. {@code commits}: it goes through, and the service never hears of it. */
    record AtCommit(Point point, boolean commits) implements Boundary {
        @Override
        public String toString() {
            return commits ? point + ", committed" : point + ", not committed";
        }
    }

    /** Twilio has the deed's request of this number. {@code performed}: and has done it, but not answered. */
    record AtRequest(int number, boolean performed) implements Boundary {
        @Override
        public String toString() {
            return "request " + (number + 1) + (performed ? " done" : " heard");
        }
    }

    static List<Boundary> of(Deed deed) {
        var all = new ArrayList<Boundary>();
        for (var point : Point.values()) {
            // what asks Twilio for nothing is not begun and reported, but done
            if (point == Point.BEGUN && deed.requests.isEmpty()) continue;
            all.add(new AtCommit(point, false));
            all.add(new AtCommit(point, true));
        }
        for (var number = 0; number < deed.requests.size(); number++) {
            all.add(new AtRequest(number, false));
            all.add(new AtRequest(number, true));
        }
        return all;
    }

    /**
     * Waits there for the service.
     *
     * @param blow what happens to it
     * @return done when the blow has fallen, and what was under way has been committed or not
     */
    default CompletableFuture<Void> ambush(Deed deed, LostAgent call, Trap trap, Runnable blow) {
        return switch (this) {
            case AtCommit at -> {
                trap.set(at.point(), deed.name);
                yield CompletableFuture.runAsync(
                        () -> {
                            call.until(trap::hasSprung);
                            trap.clear();
                            blow.run();
                            if (at.commits()) trap.commit();
                            else trap.rollBack();
                        },
                        Thread::startVirtualThread);
            }
            case AtRequest at -> {
                var fallen = new CompletableFuture<Void>();
                Runnable strike = () -> {
                    blow.run();
                    fallen.complete(null);
                };
                call.twilio
                        .faults()
                        .next(
                                deed.requests.get(at.number()).and(request -> call.has(deed.name, "STARTED")),
                                at.performed() ? Fault.strikeAfter(strike) : Fault.strikeBefore(strike));
                yield fallen;
            }
        };
    }
}
