package com.flexreconnect.chaos;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * One instance works; the next ones are started and frozen, and one takes over the moment that the first is killed. They
 * start one after the other while calls are played, as each takes a core of its own for seconds.
 */
final class Relay implements AutoCloseable {

    private final QuickStart java;
    private final Map<String, String> settings;
    private final LoadBalancer balancer;
    private volatile ServiceProcess working;
    private final Queue<CompletableFuture<ServiceProcess>> next = new ArrayDeque<>();
    private CompletableFuture<?> latest = CompletableFuture.completedFuture(null);

    /** @param standby so many are kept ready, as far as there is time */
    Relay(QuickStart java, Map<String, String> settings, LoadBalancer balancer, int standby) {
        this.java = java;
        this.settings = settings;
        this.balancer = balancer;
        this.working = ServiceProcess.start(java, LostAgent.freePort(), settings);
        for (var more = 0; more < standby; more++) addSuccessor();
        balancer.between(working.url());
    }

    /** Returns when there are so many to take over. */
    void ready(int kills) {
        next.stream().limit(kills).forEach(CompletableFuture::join);
    }

    /** SIGKILL; nobody takes over yet. */
    void kill() {
        working.kill();
    }

    void takeOver() {
        working = next.remove().join();
        working.thaw();
        balancer.between(working.url());
        addSuccessor();
    }

    @Override
    public void close() {
        working.close();
        next.forEach(successor -> successor.join().close());
    }

    private void addSuccessor() {
        var successor = latest.handle((_, _) -> null).thenApplyAsync(_ -> {
            var started = ServiceProcess.start(java, LostAgent.freePort(), settings);
            started.freeze();
            return started;
        });
        next.add(successor);
        latest = successor;
    }
}
