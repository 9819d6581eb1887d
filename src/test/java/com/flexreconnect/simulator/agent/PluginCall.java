package com.flexreconnect.simulator.agent;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One request of the plugin to the service.
 *
 * @param status HTTP status of the last try, 0 when nobody answered
 * @param answer an empty object when the answer was no JSON
 */
public record PluginCall(String path, Map<String, String> fields, int status, JsonNode answer) {}
