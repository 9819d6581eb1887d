package com.flexreconnect.plugin;

import com.flexreconnect.sid.Sid;
import com.flexreconnect.web.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the plugin sent, a form or JSON. Browsers write {@code undefined} and {@code null} for what is not there. */
record Fields(Map<String, String> values) {
    private static final Set<String> ABSENT = Set.of("", "undefined", "null");

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !ABSENT.contains(text));
    }

    /** @throws Refusal 400 when it is absent, or not a SID of that kind */
    <S extends Sid> S sid(String name, Function<String, S> kind) {
        return Sid.read(kind, text(name).orElseThrow(() -> missing(name)))
                .orElseThrow(() -> new Refusal(
                        400,
                        "malformed_field",
                        "The field %s is not such a SID: send the one Twilio gave.".formatted(name)));
    }

    /** @return empty when it is absent; also when it is no such SID, for fields that only help */
    <S extends Sid> Optional<S> maybeSid(String name, Function<String, S> kind) {
        return text(name).flatMap(text -> Sid.read(kind, text));
    }

    /** @throws Refusal 400 when it is neither true nor false */
    boolean flag(String name) {
        return switch (text(name).orElseThrow(() -> missing(name))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Refusal(400, "malformed_field", "The field %s must be true or false.".formatted(name));
        };
    }

    private static Refusal missing(String name) {
        return new Refusal(400, "missing_field", "The field %s is missing: send it.".formatted(name));
    }

    /** Never the values: there is a token among them. */
    @Override
    public String toString() {
        return "Fields" + values.keySet();
    }
}
