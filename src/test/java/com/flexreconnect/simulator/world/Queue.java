package com.flexreconnect.simulator.world;

/** A task queue; every worker is in every queue. */
public record Queue(String sid, String name) {}
