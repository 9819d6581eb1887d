package com.flexreconnect.simulator.world;

/**
 * A task queue; every worker is in every queue.
 *
 * @param targetWorkers who it says is in it
 */
public record Queue(String sid, String name, String targetWorkers) {}
