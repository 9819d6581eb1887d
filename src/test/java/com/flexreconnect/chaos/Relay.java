package com.flexreconnect.chaos;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One instance works; the next one is started and frozen, and takes over the moment that the first is killed. */
final class Relay implements AutoCloseable {

    private final QuickStart java;
    private final Map<String, String> settings;
    private final LoadBalancer balancer;
    private volatile ServiceProcess working;
    private CompletableFuture<ServiceProcess> next;

    Relay(QuickStart java, Map<String, String> settings, LoadBalancer balancer) {
        this.java = java;
        this.settings = settings;
        this.balancer = balancer;
        this.working = ServiceProcess.start(java, LostAgent.freePort(), settings);
        this.next = successor();
        balancer.between(working.url());
    }

    /** Returns when there is somebody to take over. */
    void ready() {
        next.join();
    }

    /** SIGKILL; nobody takes over yet. */
    void kill() {
        working.kill();
    }

    void takeOver() {
        working = next.join();
        working.thaw();
        balancer.between(working.url());
        next = successor();
    }

    @Override
    public void close() {
        working.close();
        next.join().close();
    }

    private CompletableFuture<ServiceProcess> successor() {
        return CompletableFuture.supplyAsync(() -> {
            var started = ServiceProcess.start(java, LostAgent.freePort(), settings);
            started.freeze();
            return started;
        });
    }
}
