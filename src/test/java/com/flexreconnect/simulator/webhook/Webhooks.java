package com.flexreconnect.simulator.webhook;

import com.flexreconnect.simulator.world.Answers;
import com.flexreconnect.simulator.world.Delay;
import com.flexreconnect.simulator.world.Pace;
import com.flexreconnect.simulator.world.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What the service is told, and the faults a test wants on the way: late, twice, in another order, held back, lost, in
 * batches.
 */
public final class Webhooks {

    private static final int REMEMBERED = 200;
    private static final Predicate<Message> NOTHING = message -> false;

    private final Pace pace;
    private final Timers timers;
    private final Courier courier;
    private final WebhookLog log = new WebhookLog();

    private final Deque<Message> sent = new ArrayDeque<>();
    private final List<Message> held = new ArrayList<>();
    private final List<Message.Event> batch = new ArrayList<>();
    private final List<Drop> drops = new ArrayList<>();
    private Predicate<Message> holding = NOTHING;
    private int copies = 1;
    private int batchSize = 1;
    private Duration batchWindow = Duration.ZERO;
    private UnaryOperator<List<Message.Event>> packing = UnaryOperator.identity();
    private Duration jitter = Duration.ZERO;
    private Random random = new Random(1);
    private Fate fate = Fate.KIND;

    Webhooks(SignedHttp http, Pace pace, Timers timers) {
        this.pace = pace;
        this.timers = timers;
        this.courier = new Courier(http, pace, timers, log);
    }

    /**
     * @param way from a public URL to where it is really answered
     */
    public static Webhooks signedWith(Supplier<String> authToken, UnaryOperator<String> way, Pace pace, Timers timers) {
        return new Webhooks(new SignedHttp(authToken, way, timers), pace, timers);
    }

    /** How messages look, as far as nobody knows. */
    public Webhooks shapedBy(Answers answers) {
        courier.shapedBy(answers);
        return this;
    }

    public WebhookLog log() {
        return log;
    }

    /** Everything is sent so often (1 is normal). */
    public synchronized Webhooks repeatEach(int times) {
        copies = times;
        return this;
    }

    /** Every message is late by a random time up to this, so that their order is lost; the seed decides how. */
    public synchronized Webhooks shuffle(long seed, Duration within) {
        random = new Random(seed);
        jitter = within;
        return this;
    }

    /** TaskRouter events wait for each other: at most so many, at most so long. */
    public synchronized Webhooks batch(int size, Duration window) {
        batchSize = size;
        batchWindow = window;
        return this;
    }

    /** What becomes of each batch before it is sent: another order, or strange company. */
    public synchronized Webhooks packedBy(UnaryOperator<List<Message.Event>> other) {
        packing = other;
        return this;
    }

    /** Chance decides what becomes of each message, until {@link #reset()}. */
    public synchronized Webhooks fate(Fate other) {
        fate = other;
        courier.fate(other);
        return this;
    }

    /** Keeps everything back from now on. */
    public Webhooks hold() {
        return hold(message -> true);
    }

    /** Keeps back what matches, from now on. */
    public synchronized Webhooks hold(Predicate<Message> which) {
        holding = which;
        return this;
    }

    public synchronized int copies() {
        return copies;
    }

    /** Whether anything is being kept back. */
    public synchronized boolean holding() {
        return holding != NOTHING;
    }

    public synchronized List<Message> held() {
        return List.copyOf(held);
    }

    /** Sends what was kept back, in its order, and keeps nothing back any more. */
    public synchronized void release() {
        holding = NOTHING;
        var late = List.copyOf(held);
        held.clear();
        for (int i = 0; i < late.size(); i++) {
            remember(late.get(i));
            ship(late.get(i), Duration.ofMillis(i * 5L));
        }
    }

    /** Sends all that was kept back at the same moment, and keeps nothing back any more. */
    public synchronized void releaseAtOnce() {
        holding = NOTHING;
        held.forEach(message -> {
            remember(message);
            ship(message, Duration.ofMillis(5));
        });
        held.clear();
    }

    /** Sends what was kept back, the newest first, and keeps nothing back any more. */
    public synchronized void releaseReversed() {
        Collections.reverse(held);
        release();
    }

    /** Loses the next so many messages that match. */
    public synchronized Webhooks dropNext(int times, Predicate<Message> which) {
        drops.add(new Drop(times, which));
        return this;
    }

    /** The last messages that were sent (or are on their way), oldest first. */
    public synchronized List<Message> sent() {
        return List.copyOf(sent);
    }

    /** Sends a message once more, right now: a late repetition. */
    public synchronized void sendAgain(Message message) {
        ship(message, Duration.ZERO);
    }

    /** Back to normal, with an empty log. */
    public synchronized void reset() {
        sent.clear();
        held.clear();
        batch.clear();
        drops.clear();
        holding = NOTHING;
        copies = 1;
        batchSize = 1;
        packing = UnaryOperator.identity();
        jitter = Duration.ZERO;
        fate(Fate.KIND);
        log.clear();
    }

    void post(Message message) {
        post(message, Duration.ZERO);
    }

    synchronized void post(Message message, Duration late) {
        if (drops.stream().anyMatch(drop -> drop.takes(message))) {
            return;
        }
        if (holding.test(message)) {
            held.add(message);
            return;
        }
        Delay usual = message.kind() == WebhookKind.CONFERENCE ? Delay.CONFERENCE_CALLBACK : Delay.TASKROUTER_EVENT;
        remember(message);
        for (int copy = 0; copy < copies; copy++) {
            fate.arrivals(message)
                    .forEach(later -> ship(
                            message, pace.of(usual).plus(late).plus(chance()).plus(later)));
        }
    }

    private void remember(Message message) {
        sent.addLast(message);
        if (sent.size() > REMEMBERED) {
            sent.removeFirst();
        }
    }

    private Duration chance() {
        return jitter.isZero() ? Duration.ZERO : Duration.ofNanos(random.nextLong(jitter.toNanos()));
    }

    private void ship(Message message, Duration delay) {
        switch (message) {
            case Message.Callback callback -> courier.deliver(callback, delay);
            case Message.Event event when batchSize <= 1 -> courier.deliver(List.of(event), delay);
            case Message.Event event -> collect(event, delay);
        }
    }

    private void collect(Message.Event event, Duration delay) {
        batch.add(event);
        if (batch.size() >= batchSize) {
            sendBatch(delay);
        } else if (batch.size() == 1) {
            timers.after(batchWindow, () -> {
                synchronized (this) {
                    sendBatch(Duration.ZERO);
                }
            });
        }
    }

    private void sendBatch(Duration delay) {
        if (!batch.isEmpty()) {
            courier.deliver(packing.apply(List.copyOf(batch)), delay);
            batch.clear();
        }
    }

    private static final class Drop {
        private int left;
        private final Predicate<Message> which;

        Drop(int left, Predicate<Message> which) {
            this.left = left;
            this.which = which;
        }

        boolean takes(Message message) {
            return left > 0 && which.test(message) && left-- > 0;
        }
    }
}
