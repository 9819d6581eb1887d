package com.flexreconnect.twilio;

/**
 * How many tasks of a channel a worker may have at the same time.
 *
 * @param worker the worker's friendly name: personal
 */
public record CapacitySeen(String worker, String channel, int capacity) {}
