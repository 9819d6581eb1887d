package com.flexreconnect.effect;

import com.flexreconnect.recovery.RecoveryFile;
import com.flexreconnect.settings.Settings;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What Twilio shall play to this caller, in the language that the call's attributes name. */
@Component
class CallerHears {

    private final Settings settings;
    private final OriginalAttributes originals;

    CallerHears(Settings settings, OriginalAttributes originals) {
        this.settings = settings;
        this.originals = originals;
    }

    URI announcement(RecoveryFile file) {
        return URI.create(settings.publicBaseUrl() + "/voice/announcement" + language(file));
    }

    URI waiting(RecoveryFile file) {
        return URI.create(settings.publicBaseUrl() + "/voice/wait" + language(file));
    }

    private String language(RecoveryFile file) {
        return settings.voice()
                .languageAttribute()
                .flatMap(name -> Optional.of(JsonMapper.shared()
                        .readTree(originals.of(file))
                        .path(name)
                        .asString("")))
                .filter(language -> language.matches("[A-Za-z0-9-]{2,20}"))
                .map(language -> "?language=" + language)
                .orElse("");
    }
}
