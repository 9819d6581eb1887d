package com.flexreconnect.simulator.webhook;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Every request that was sent to the service, in the order of the answers. */
public final class WebhookLog {

    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final List<Consumer<Delivery>> listeners = new CopyOnWriteArrayList<>();

    public List<Delivery> all() {
        return List.copyOf(deliveries);
    }

    public List<Delivery> ofType(String type) {
        return deliveries.stream()
                .filter(delivery -> List.of(delivery.type().split(" ")).contains(type))
                .toList();
    }

    /** Deliveries that the service did not answer with 2xx. */
    public List<Delivery> refused() {
        return deliveries.stream()
                .filter(delivery -> delivery.status() / 100 != 2)
                .toList();
    }

    /** Told of every try. Returns what ends that. */
    public Runnable onDelivery(Consumer<Delivery> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void add(Delivery delivery) {
        deliveries.add(delivery);
        listeners.forEach(listener -> listener.accept(delivery));
    }

    void clear() {
        deliveries.clear();
    }
}
