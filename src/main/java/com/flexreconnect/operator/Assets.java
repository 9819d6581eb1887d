package com.flexreconnect.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Style sheet and script. Their addresses change with their content, so browsers may keep them. */
@RestController
@WhenConfigured
class Assets {

    static final String CSS = read("page.css");
    static final String SCRIPT = read("page.js");
    private static final String ICON = read("icon.svg");

    /** For their addresses. */
    static final String VERSION = Integer.toHexString((CSS + SCRIPT).hashCode());

    @GetMapping("/operator/page.css")
    ResponseEntity<String> css() {
        return answer(CSS, "text/css;charset=UTF-8");
    }

    @GetMapping("/operator/page.js")
    ResponseEntity<String> script() {
        return answer(SCRIPT, "text/javascript;charset=UTF-8");
    }

    @GetMapping("/operator/icon.svg")
    ResponseEntity<String> icon() {
        return answer(ICON, "image/svg+xml");
    }

    private static ResponseEntity<String> answer(String text, String type) {
        return ResponseEntity.ok()
                .header("Content-Type", type)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePrivate())
                .body(text);
    }

    private static String read(String file) {
        try (var in = Assets.class.getResourceAsStream("/operator/" + file)) {
            if (in == null) throw new IllegalStateException(file + " is not in the jar");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
