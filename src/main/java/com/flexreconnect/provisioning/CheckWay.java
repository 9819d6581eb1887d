package com.flexreconnect.provisioning;

import com.flexreconnect.provisioning.ServiceDoor.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is right and wrong on the way from Twilio to the service, both ends of it. */
record CheckWay(ServiceDoor door, URI origin, Consumer<Duration> sleep) {

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int LOOKS = 40;

    /** Whether the service takes what is signed with our token for its public address, and nothing else. */
    List<Finding> signatures(Optional<Instant> twilioTime) {
        var signed = door.signedDelivery();
        if (signed.status() == 0)
            return List.of(Finding.wrong(
                    "Nobody answers at " + origin + ".",
                    "Start the service, or correct PUBLIC_BASE_URL, and check again."));
        var findings = new ArrayList<Finding>();
        findings.add(judge(signed));
        if (signed.status() == 200)
            findings.add(Finding.when(
                    door.unsignedDelivery().status() == 403,
                    "It refuses what is not signed.",
                    "What answers there takes requests without a signature: it is not the service.",
                    "Correct PUBLIC_BASE_URL, or what stands before the service."));
        findings.add(clock("The service's clock", signed.at(), twilioTime));
        return findings;
    }

    private Finding judge(Answer signed) {
        return switch (signed.status()) {
            case 200 -> Finding.good("The service at " + origin + " takes what is signed for that address.");
            case 403 ->
                Finding.wrong(
                        "The service refuses a right signature for " + origin + " (403).",
                        "It runs with another PUBLIC_BASE_URL or another TWILIO_AUTH_TOKEN than this command, or a proxy"
                                + " strips the query.");
            case 404 -> Finding.wrong("There is no service at " + origin + " (404).", "Correct PUBLIC_BASE_URL.");
            default ->
                Finding.wrong(
                        "The service answers with %d.".formatted(signed.status()),
                        "Look at its log, and at what stands before it.");
        };
    }

    /** Only this proves that Twilio itself reaches the service, and signs with the token that the service has. */
    Finding testEvent(Runnable send) {
        var before = door.lastTestEvent();
        send.run();
        for (var looks = 0; looks < LOOKS; looks++) {
            sleep.accept(BETWEEN_LOOKS);
            var last = door.lastTestEvent();
            if (last.isPresent() && !last.equals(before))
                return Finding.good("A test event of Twilio's has arrived there.");
        }
        return Finding.wrong(
                "A test event of Twilio's did not arrive within %d s."
                        .formatted(BETWEEN_LOOKS.multipliedBy(LOOKS).toSeconds()),
                "Can Twilio reach %s from outside? Twilio's side of it: Console, Monitor, Error logs."
                        .formatted(origin));
    }

    static Finding clock(String whose, Optional<Instant> at, Optional<Instant> twilioTime) {
        if (at.isEmpty() || twilioTime.isEmpty())
            return Finding.note(whose + " could not be compared with Twilio's.", "Keep it set by NTP.");
        var skew = Duration.between(twilioTime.get(), at.get());
        return Finding.when(
                skew.abs().compareTo(SKEW) <= 0,
                whose + " agrees with Twilio's.",
                "%s is %d s %s Twilio's."
                        .formatted(whose, skew.abs().toSeconds(), skew.isNegative() ? "behind" : "before"),
                "Set it by NTP.");
    }
}
