package com.flexreconnect.simulator.rest;

import com.flexreconnect.simulator.world.TwilioError;
import java.util.Map;
import java.util.Optional;

/**
 * One request to Twilio's API, checked against the list of what exists.
 *
 * @param path values of the path's placeholders
 * @param form first value of every form field
 * @param ifMatch the header, as it came
 */
record RestRequest(
        Endpoint endpoint,
        String uri,
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> form,
        Optional<String> ifMatch) {

    String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("the endpoint has no " + name);
        }
        return value;
    }

    Optional<String> form(String name) {
        return Optional.ofNullable(form.get(name));
    }

    String required(String name) {
        return form(name).orElseThrow(() -> new TwilioError(400, 20001, "Missing required parameter " + name));
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    Optional<Boolean> flag(String name) {
        return form(name).map(value -> value.equalsIgnoreCase("true"));
    }
}
