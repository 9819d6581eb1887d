package com.flexreconnect.voice;

import com.flexreconnect.settings.Settings;

/**
 * What is said to a caller, and how.
 *
 * @param tag the language, as Twilio writes it
 * @param voice Twilio's name of the voice
 */
record Speech(String tag, String voice, String lost, String patience) {
    /** Speaks every language that we have words in. */
    private static final String POLYGLOT = "alice";

    /** @param wanted a language tag, or whatever a stranger wrote in its place */
    static Speech in(String wanted, Settings.Voice settings) {
        var configured = configured(settings);
        if (!Languages.isTag(wanted)) return configured;
        if (Languages.primary(wanted).equals(Languages.primary(settings.language()))) return configured;
        return Languages.words(wanted)
                .map(words -> new Speech(words.tag(wanted.replace('_', '-')), POLYGLOT, words.lost(), words.patience()))
                .orElse(configured);
    }

    private static Speech configured(Settings.Voice settings) {
        var language = settings.language();
        var words = Languages.words(language);
        if (words.isEmpty() && settings.announcement().isEmpty()) {
            var english = Languages.english();
            return new Speech(english.tag(""), POLYGLOT, english.lost(), english.patience());
        }
        var lost = settings.announcement()
                .orElseGet(() -> words.map(Languages.Words::lost).orElseThrow());
        return new Speech(
                language,
                settings.name(),
                lost,
                words.map(Languages.Words::patience).orElse(lost));
    }
}
