package com.flexreconnect.webhook;

import com.flexreconnect.web.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses that only Twilio may call, and how. */
enum Door {
    CONFERENCES("/conference-status-handler", Content.FORM, List.of("POST")),
    TASK_EVENTS("/task-event-handler", Content.JSON, List.of("POST")),
    SINK_TEST("/task-event-handler/last-test", Content.FORM, List.of("GET")),
    ANNOUNCEMENT("/voice/announcement", Content.FORM, List.of("GET", "POST")),
    WAIT("/voice/wait", Content.FORM, List.of("GET", "POST"));

    enum Content {
        FORM("application/x-www-form-urlencoded", "application/x-www-form-urlencoded"),
        JSON("application/json or application/cloudevents+json", "application/(cloudevents[a-z.+-]*\\+)?json");

        private final String wanted;
        private final Pattern pattern;

        Content(String wanted, String pattern) {
            this.wanted = wanted;
            this.pattern = Pattern.compile(pattern);
        }
    }

    private final String path;
    private final Content content;
    private final List<String> methods;

    Door(String path, Content content, List<String> methods) {
        this.path = path;
        this.content = content;
        this.methods = methods;
    }

    static Optional<Door> at(String path) {
        return Arrays.stream(values()).filter(door -> door.path.equals(path)).findFirst();
    }

    String inWords() {
        return methods.getLast() + " " + path;
    }

    boolean takesJson() {
        return content == Content.JSON;
    }

    /** @throws Refusal 405, 415 */
    void check(String method, @Nullable String contentType) {
        if (!methods.contains(method))
            throw new Refusal(405, "method_not_allowed", "Use " + String.join(" or ", methods) + ".")
                    .with("Allow", String.join(", ", methods));
        if (!method.equals("GET") && !content.pattern.matcher(bare(contentType)).matches())
            throw new Refusal(415, "unsupported_media_type", "Send " + content.wanted + ".");
    }

    private static String bare(@Nullable String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
