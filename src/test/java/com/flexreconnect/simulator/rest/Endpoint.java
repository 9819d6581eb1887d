package com.flexreconnect.simulator.rest;

import com.flexreconnect.simulator.world.TwilioError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One endpoint of Twilio's API: its path, its parameters and what they may be. */
final class Endpoint {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");

    final String method;
    final String template;
    private final Pattern pattern;
    private final JsonNode form;
    private final JsonNode parameters;

    Endpoint(String key, JsonNode description) {
        this.method = key.substring(0, key.indexOf(' '));
        this.template = key.substring(key.indexOf(' ') + 1);
        this.form = description.path("form");
        this.parameters = description.path("parameters");
        this.pattern = Pattern.compile(
                PLACEHOLDER.matcher(template.replace(".", "\\.")).replaceAll("(?<$1>[^/]+?)"));
    }

    String key() {
        return method + " " + template;
    }

    /** The placeholders' values when the path is this endpoint's. */
    Optional<Map<String, String>> match(String askedMethod, String path) {
        Matcher matcher = pattern.matcher(path);
        if (!askedMethod.equals(method) || !matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        pattern.namedGroups().keySet().forEach(name -> values.put(name, matcher.group(name)));
        return Optional.of(values);
    }

    /**
     * @throws TwilioError 404 for a path value that is no such SID, 400 for anything else that the endpoint does not know
     */
    void check(RestRequest request) {
        request.path().forEach((name, value) -> {
            if (!fits(parameters.path(name), value)) {
                throw TwilioError.notFound(request.uri());
            }
        });
        request.query().forEach((name, value) -> check(name, value, parameter(name, "query")));
        request.form().forEach((name, value) -> check(name, value, form.get(name)));
        form.properties().forEach(field -> {
            if (field.getValue().path("required").asBoolean(false)
                    && !request.form().containsKey(field.getKey())) {
                throw new TwilioError(400, 20001, "Missing required parameter " + field.getKey());
            }
        });
    }

    private @Nullable JsonNode parameter(String name, String in) {
        JsonNode found = parameters.get(name);
        return found != null && found.path("in").asString("").equals(in) ? found : null;
    }

    private static void check(String name, String value, @Nullable JsonNode rule) {
        if (rule == null) {
            throw new TwilioError(400, 20001, "Unknown parameter " + name);
        }
        if (!fits(rule, value)) {
            throw new TwilioError(400, 20001, "Invalid value for parameter " + name);
        }
    }

    private static boolean fits(JsonNode rule, String value) {
        if (rule.hasNonNull("pattern") && !value.matches(rule.get("pattern").asString())) {
            return false;
        }
        if (rule.hasNonNull("enum")) {
            return rule.get("enum").valueStream().anyMatch(one -> one.asString().equals(value));
        }
        String type = rule.isString() ? rule.asString() : rule.path("type").asString("string");
        return switch (type) {
            case "integer" -> value.matches("-?\\d+");
            case "boolean" -> value.matches("(?i)true|false");
            default -> true;
        };
    }
}
