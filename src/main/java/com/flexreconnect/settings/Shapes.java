package com.flexreconnect.settings;

import static com.flexreconnect.settings.Shape.check;

import com.flexreconnect.sid.Sid;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;

/** The shapes of our settings. */
final class Shapes {
    static final Shape<Secret> SECRET = Shape.of("the secret from the Twilio Console, without spaces", text -> {
        check(text.matches("\\S+"));
        return new Secret(text);
    });
    static final Shape<String> API_KEY =
            Shape.text("the SID of an API key: SK and 32 hexadecimal digits", "SK[0-9a-fA-F]{32}");
    /** Both become parts of a host's name; the shapes also tell one from the other. */
    static final Shape<String> REGION = Shape.text("a Twilio region like ie1 or au1", "[a-z]{2}[0-9]+(-[a-z0-9]+)*");

    static final Shape<String> EDGE = Shape.text("a Twilio edge like dublin or sao-paulo", "[a-z]+(-[a-z0-9]+)*");
    static final Shape<URI> ORIGIN =
            Shape.of("an origin like https://reconnect.example.com, without a path", text -> URI.create(origin(text)));
    static final Shape<List<String>> ORIGINS = Shape.of(
            "origins separated by commas, like https://flex.twilio.com,http://localhost:3000; a wildcard is not one",
            text -> Stream.of(text.split("[,\\s]+"))
                    .filter(part -> !part.isEmpty())
                    .map(Shapes::origin)
                    .toList());
    static final Shape<URI> WEB_ADDRESS = Shape.of(
            "a full web address like https://assets.example.com/hold.mp3", text -> webAddress(URI.create(text)));
    static final Shape<Boolean> BODY_HASH = Shape.of("'required' or 'when-present'", text -> switch (text) {
        case "required" -> true;
        case "when-present" -> false;
        default -> throw new IllegalArgumentException("malformed");
    });
    static final Shape<String> SPOKEN =
            Shape.text("what is said to the caller, at most 1000 characters", "(?s).{1,1000}");
    static final Shape<String> LANGUAGE =
            Shape.text("a language tag like en-US or de-DE", "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    static final Shape<String> VOICE =
            Shape.text("the name of a Twilio voice like alice or Polly.Joanna-Neural", "[A-Za-z0-9._-]{1,100}");
    static final Shape<String> ATTRIBUTE = Shape.text(
            "the name of a task attribute like language or customers.language", "[A-Za-z0-9_$-]+(\\.[A-Za-z0-9_$-]+)*");
    static final Shape<String> DATABASE = Shape.text(
            "a PostgreSQL JDBC URL like jdbc:postgresql://db.example.com:5432/flex_reconnect",
            "jdbc:postgresql:(//[^/?#\\s@]+/)?[^/?#\\s]+(\\?\\S*)?");
    static final Shape<List<Operators.User>> USERS = Shape.of(
            "people separated by commas or spaces, each name:look:HASH or name:act:HASH; HASH is bcrypt's,"
                    + " of a cost from 10 to 14 (htpasswd -nBC 12 name)",
            text -> Stream.of(text.split("[,\\s]+"))
                    .filter(part -> !part.isEmpty())
                    .map(Operators.User::read)
                    .toList());
    static final Shape<ZoneId> ZONE = Shape.of("a time zone like Europe/Berlin", ZoneId::of);
    static final Shape<String> CLAIM =
            Shape.text("the name of a claim like roles or groups", "[A-Za-z0-9_:/.-]{1,100}");
    static final Shape<String> PLAIN = Shape.text("a text without spaces", "\\S{1,200}");
    static final Shape<Integer> PORT = Shape.of("a port number from 0 to 65535", text -> {
        var port = Integer.parseInt(text);
        check(port >= 0 && port <= 65535);
        return port;
    });

    static final Shape<String> ENVIRONMENT = Shape.text(
            "a short name like staging: letters, digits and dashes, at most 20", "[A-Za-z0-9][A-Za-z0-9-]{0,19}");
    static final Shape<List<String>> NAMES = Shape.of(
            "names or SIDs, separated by commas",
            text -> Stream.of(text.split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList());

    private Shapes() {}

    static <S extends Sid> Shape<S> sid(String prefix, Function<String, S> kind) {
        return Shape.of("a SID: %s and 32 hexadecimal digits".formatted(prefix), kind);
    }

    static Shape<Integer> count(int least, int most) {
        return Shape.of("a whole number from %d to %d".formatted(least, most), text -> {
            var number = Integer.parseInt(text);
            check(number >= least && number <= most);
            return number;
        });
    }

    static Shape<Duration> duration(Duration least) {
        return Shape.of("a time like 10s, 500ms or 2m (a bare number is seconds), at least " + inWords(least), text -> {
            var duration = DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
            check(duration.compareTo(least) >= 0);
            return duration;
        });
    }

    static Shape<Duration> wholeSeconds(Duration least, Duration most) {
        var wanted = "whole seconds like 15s (a bare number is seconds), at least %s and at most %s";
        return Shape.of(wanted.formatted(inWords(least), inWords(most)), text -> {
            var duration = DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
            check(duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0 && duration.getNano() == 0);
            return duration;
        });
    }

    private static String inWords(Duration duration) {
        return duration.toDays() > 0
                ? duration.toDays() + " days"
                : duration.toHours() > 0 ? duration.toHours() + " hours" : duration.toSeconds() + " s";
    }

    /** An origin in the form in which browsers send it: no path, no trailing slash. */
    private static String origin(String text) {
        var uri = webAddress(URI.create(text));
        check(Set.of("", "/").contains(uri.getRawPath()) && uri.getRawQuery() == null && uri.getRawFragment() == null);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static URI webAddress(URI uri) {
        check(Set.of("http", "https").contains(String.valueOf(uri.getScheme())));
        check(uri.getHost() != null && uri.getRawUserInfo() == null);
        return uri;
    }
}
