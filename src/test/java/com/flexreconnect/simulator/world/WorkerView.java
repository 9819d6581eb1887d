package com.flexreconnect.simulator.world;

import java.util.Map;

/**
 * A worker as it stood at one moment.
 *
 * @param attributes JSON text
 * @param capacity per task channel
 */
public record WorkerView(
        String sid, String name, String attributes, Activity activity, Map<String, Integer> capacity, int version) {}
