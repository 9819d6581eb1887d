package com.flexreconnect.voice;

import com.flexreconnect.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves Twilio's media fetches. The webhooks' door lets nobody but Twilio ask for the TwiML; the tones are for all. */
@RestController
class VoiceController {
    private static final MediaType XML = new MediaType("application", "xml", StandardCharsets.UTF_8);

    private final Settings.Voice voice;
    private final URI tones;
    private final int rounds;

    VoiceController(Settings settings) {
        this.voice = settings.voice();
        this.tones = URI.create(settings.publicBaseUrl() + Announcements.AUDIO);
        this.rounds = rounds(settings);
    }

    /** An announcement holds the room until its TwiML ends, so this one has an end even if nobody moves the caller. */
    @RequestMapping(
            path = Announcements.ANNOUNCEMENT,
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<String> announcement(@RequestParam(defaultValue = "") String language) {
        var speech = Speech.in(language, voice);
        var twiml = new Twiml();
        voice.announcementAudio()
                .ifPresentOrElse(audio -> twiml.play(audio, 1), () -> twiml.say(speech, speech.lost()));
        for (var round = 0; round < rounds; round++) {
            if (round > 0) twiml.say(speech, speech.patience());
            twiml.play(tones, 2);
        }
        return xml(twiml);
    }

    @RequestMapping(
            path = Announcements.WAIT,
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<String> waiting(@RequestParam(defaultValue = "") String language) {
        var speech = Speech.in(language, voice);
        return xml(new Twiml()
                .say(speech, speech.patience())
                .play(voice.waitAudio().orElse(tones), 0));
    }

    @GetMapping(Announcements.AUDIO)
    ResponseEntity<byte[]> tones() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("audio/wav"))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(7)).cachePublic())
                .body(Tones.WAV);
    }

    /** Enough for the longest way into a queue: suspicion, ping, and two steps that stay unanswered. */
    private static int rounds(Settings settings) {
        var patience = settings.patience();
        var longest = patience.grace()
                .plus(settings.pingTimeout())
                .plus(patience.step().multipliedBy(2));
        var round = Tones.LENGTH.multipliedBy(2);
        return (int) Math.clamp(1 + longest.dividedBy(round), 1, 60);
    }

    private static ResponseEntity<String> xml(Twiml twiml) {
        return ResponseEntity.ok()
                .contentType(XML)
                .cacheControl(CacheControl.noStore())
                .body(twiml.end());
    }
}
