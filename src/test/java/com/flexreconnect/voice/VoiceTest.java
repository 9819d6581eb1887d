package com.flexreconnect.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.settings.SampleSettings;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;
import javax.sound.sampled.AudioSystem;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class VoiceTest {

    @Test
    void theAddressesAreAbsoluteAndEncoded() {
        var announcements = new Announcements(SampleSettings.settings());

        assertThat(announcements.announcement(Optional.empty()))
                .hasToString("https://reconnect.example.com/voice/announcement");
        assertThat(announcements.wait(Optional.of("de-DE")))
                .hasToString("https://reconnect.example.com/voice/wait?language=de-DE");
        assertThat(announcements.wait(Optional.of("German, please & thanks")))
                .hasToString("https://reconnect.example.com/voice/wait");
    }

    @Test
    void theAnnouncementSpeaksThenPlaysAndEnds() throws Exception {
        var response = announcement(Map.of("RECOVERY_PING_TIMEOUT", "20s"), "");

        var verbs = verbs(response);
        assertThat(verbs[0].getTagName()).isEqualTo("Say");
        assertThat(verbs[0].getTextContent()).startsWith("We have lost the connection");
        assertThat(verbs[1].getTagName()).isEqualTo("Play");
        assertThat(verbs[1].getTextContent()).isEqualTo("https://reconnect.example.com/voice/wait-audio.wav");
        var seconds = 0L;
        for (var verb : verbs) {
            if (verb.getTagName().equals("Play")) {
                assertThat(verb.getAttribute("loop")).isNotEqualTo("0");
                seconds += Tones.LENGTH.toSeconds() * Long.parseLong(verb.getAttribute("loop"));
            }
        }
        assertThat(seconds).as("ping and two steps").isBetween(40L, 60L);
    }

    @Test
    void theWaitHasNoEnd() throws Exception {
        var verbs = verbs(waiting(Map.of("RECONNECT_WAIT_AUDIO_URL", "https://a.example.com/x.mp3?a=1&b=2"), "fr"));

        assertThat(verbs).hasSize(2);
        assertThat(verbs[0].getAttribute("language")).isEqualTo("fr-FR");
        assertThat(verbs[1].getTextContent()).isEqualTo("https://a.example.com/x.mp3?a=1&b=2");
        assertThat(verbs[1].getAttribute("loop")).isEqualTo("0");
    }

    @Test
    void whatIsConfiguredIsSaidWhateverItHolds() throws Exception {
        var text = "Tom & \"Jerry\" <Say>]]> \u0007für Sie";

        var verbs = verbs(announcement(
                Map.of("RECONNECT_ANNOUNCEMENT_TEXT", text, "RECONNECT_ANNOUNCEMENT_VOICE", "Polly.Amy"), "en-GB"));

        assertThat(verbs[0].getTextContent()).isEqualTo("Tom & \"Jerry\" <Say>]]>  für Sie");
        assertThat(verbs[0].getAttribute("voice")).isEqualTo("Polly.Amy");
    }

    @Test
    void configuredAudioTakesThePlaceOfWords() throws Exception {
        var verbs = verbs(announcement(Map.of("RECONNECT_ANNOUNCEMENT_URL", "https://a.example.com/lost.mp3"), ""));

        assertThat(verbs[0].getTagName()).isEqualTo("Play");
        assertThat(verbs[0].getTextContent()).isEqualTo("https://a.example.com/lost.mp3");
    }

    @ParameterizedTest
    @CsvSource({
        "de,      de-DE, alice,     Die Verbindung",
        "de_AT,   de-DE, alice,     Die Verbindung",
        "pt-pt,   pt-PT, alice,     Perdemos",
        "es-MX,   es-MX, alice,     Hemos",
        "en-GB,   en-US, Polly.Amy, Mine",
        "xx,      en-US, Polly.Amy, Mine",
        "'',      en-US, Polly.Amy, Mine",
        "<Hangup/>, en-US, Polly.Amy, Mine"
    })
    void speaksTheCallsLanguageIfItCan(String wanted, String tag, String voice, String words) {
        var settings = SampleSettings.with(
                Map.of("RECONNECT_ANNOUNCEMENT_TEXT", "Mine", "RECONNECT_ANNOUNCEMENT_VOICE", "Polly.Amy"));

        var speech = Speech.in(wanted, settings.voice());

        assertThat(speech.tag()).isEqualTo(tag);
        assertThat(speech.voice()).isEqualTo(voice);
        assertThat(speech.lost()).startsWith(words);
    }

    @Test
    void aLanguageWithoutWordsOfOursUsesTheConfiguredTextForAll() {
        var speech = Speech.in(
                "",
                SampleSettings.with(Map.of(
                                "RECONNECT_ANNOUNCEMENT_TEXT", "少々お待ちください", "RECONNECT_ANNOUNCEMENT_LANGUAGE", "ja-JP"))
                        .voice());

        assertThat(speech).isEqualTo(new Speech("ja-JP", "alice", "少々お待ちください", "少々お待ちください"));
        assertThat(Speech.in(
                                "",
                                SampleSettings.with(Map.of("RECONNECT_ANNOUNCEMENT_LANGUAGE", "ja-JP"))
                                        .voice())
                        .tag())
                .isEqualTo("en-US");
    }

    @Test
    void theTonesAreAudioOfAFewHundredKilobytesAndNotSilent() throws Exception {
        try (var audio = AudioSystem.getAudioInputStream(new ByteArrayInputStream(Tones.WAV))) {
            assertThat(audio.getFormat().getSampleRate()).isEqualTo(8000f);
            assertThat(audio.getFrameLength()).isEqualTo(8000L * Tones.LENGTH.toSeconds());
            var loudest = 0;
            var samples = audio.readAllBytes();
            for (var i = 0; i < samples.length; i += 2)
                loudest = Math.max(loudest, Math.abs((samples[i + 1] << 8) | (samples[i] & 0xff)));
            assertThat(loudest).isBetween(2000, 16000);
        }
        assertThat(Tones.WAV.length).isLessThan(300_000);
    }

    private static String announcement(Map<String, String> changes, String language) {
        return String.valueOf(new VoiceController(SampleSettings.with(changes))
                .announcement(language)
                .getBody());
    }

    private static String waiting(Map<String, String> changes, String language) {
        return String.valueOf(new VoiceController(SampleSettings.with(changes))
                .waiting(language)
                .getBody());
    }

    private static Element[] verbs(String twiml) throws Exception {
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(twiml.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("Response");
        var children = root.getChildNodes();
        var verbs = new Element[children.getLength()];
        for (var i = 0; i < verbs.length; i++) {
            assertThat(children.item(i).getNodeType()).isEqualTo(Node.ELEMENT_NODE);
            verbs[i] = (Element) children.item(i);
        }
        return verbs;
    }
}
