package com.flexreconnect.effect;

import com.flexreconnect.recovery.RecoveryFile;
import com.flexreconnect.settings.Settings;
import com.flexreconnect.voice.Announcements;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Twilio shall play to this caller, in the language that the call's attributes name. */
@Component
class CallerHears {

    private final Settings settings;
    private final Announcements announcements;
    private final OriginalAttributes originals;

    CallerHears(Settings settings, Announcements announcements, OriginalAttributes originals) {
        this.settings = settings;
        this.announcements = announcements;
        this.originals = originals;
    }

    URI announcement(RecoveryFile file) {
        return announcements.announcement(language(file));
    }

    URI waiting(RecoveryFile file) {
        return announcements.wait(language(file));
    }

    /** The attribute's name may be a path: {@code customers.language}. */
    private Optional<String> language(RecoveryFile file) {
        return settings.voice()
                .languageAttribute()
                .map(path -> find(JsonMapper.shared().readTree(originals.of(file)), path))
                .filter(language -> !language.isBlank());
    }

    private static String find(JsonNode attributes, String path) {
        var found = attributes;
        for (var name : path.split("\\.")) found = found.path(name);
        return found.asString("");
    }
}
