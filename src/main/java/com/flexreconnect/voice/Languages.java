package com.flexreconnect.voice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The languages that we can speak by ourselves. */
final class Languages {
    private static final Map<String, Words> KNOWN = Map.of(
            "en",
                    new Words(
                            List.of("en-US", "en-GB", "en-AU", "en-CA", "en-IN"),
                            "We have lost the connection to your agent. Please stay on the line, we are reconnecting you.",
                            "Thank you for waiting. We will be with you in a moment."),
            "de",
                    new Words(
                            List.of("de-DE"),
                            "Die Verbindung zu Ihrem Gesprächspartner ist abgerissen. Bitte bleiben Sie am Apparat, wir"
                                    + " verbinden Sie wieder.",
                            "Danke, dass Sie warten. Wir sind gleich für Sie da."),
            "es",
                    new Words(
                            List.of("es-ES", "es-MX"),
                            "Hemos perdido la conexión con su agente. No cuelgue, por favor, le estamos conectando de"
                                    + " nuevo.",
                            "Gracias por su espera. Enseguida le atendemos."),
            "fr",
                    new Words(
                            List.of("fr-FR", "fr-CA"),
                            "Nous avons perdu la liaison avec votre conseiller. Restez en ligne, nous vous reconnectons.",
                            "Merci de patienter. Nous sommes à vous dans un instant."),
            "it",
                    new Words(
                            List.of("it-IT"),
                            "Abbiamo perso il collegamento con il suo operatore. Resti in linea, la stiamo ricollegando.",
                            "Grazie per l'attesa. Saremo subito da lei."),
            "nl",
                    new Words(
                            List.of("nl-NL"),
                            "De verbinding met uw medewerker is weggevallen. Blijf aan de lijn, we verbinden u opnieuw.",
                            "Bedankt voor het wachten. We zijn zo bij u."),
            "pt",
                    new Words(
                            List.of("pt-BR", "pt-PT"),
                            "Perdemos a ligação com o seu atendente. Por favor, não desligue, estamos reconectando você.",
                            "Obrigado por aguardar. Já vamos atender você."));

    private Languages() {}

    /**
     * @param tags as Twilio's voice "alice" knows them, the usual one first
     * @param lost says what happened and what to do
     * @param patience asks for some more of it
     */
    record Words(List<String> tags, String lost, String patience) {

        /** The tag that was asked for, or the usual one where Twilio does not have it. */
        String tag(String wanted) {
            return tags.stream().filter(wanted::equalsIgnoreCase).findFirst().orElse(tags.getFirst());
        }
    }

    static boolean isTag(String text) {
        return text.length() <= 35 && text.matches("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*");
    }

    static Optional<Words> words(String tag) {
        return Optional.ofNullable(KNOWN.get(primary(tag)));
    }

    static Words english() {
        return words("en").orElseThrow();
    }

    /** {@code de} of {@code de-DE}. */
    static String primary(String tag) {
        return tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
