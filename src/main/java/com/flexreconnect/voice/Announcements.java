package com.flexreconnect.voice;

import com.flexreconnect.settings.Settings;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Where Twilio finds what the caller is to hear. */
@Component
public class Announcements {
    /** How Twilio is to fetch it. Say so always: Twilio's defaults differ from verb to verb. POST works as well. */
    public static final String METHOD = "GET";

    static final String ANNOUNCEMENT = "/voice/announcement";
    static final String WAIT = "/voice/wait";
    static final String AUDIO = "/voice/wait-audio.wav";

    private final URI origin;

    public Announcements(Settings settings) {
        this.origin = settings.publicBaseUrl();
    }

    /**
     * What happened and that help is near, then tones for a little longer than a ping can take. It ends by itself, so
     * that it does not talk into a conversation that went on after all.
     *
     * @param language a language tag; what is not one, or a language that we cannot speak, is as good as none
     */
    public URI announcement(Optional<String> language) {
        return address(ANNOUNCEMENT, language);
    }

    /** Reassurance, then music without end: for the queue. */
    public URI wait(Optional<String> language) {
        return address(WAIT, language);
    }

    private URI address(String path, Optional<String> language) {
        var address = UriComponentsBuilder.fromUri(origin).path(path);
        language.filter(Languages::isTag).ifPresent(tag -> address.queryParam("language", tag));
        return address.build().toUri();
    }
}
