package com.flexreconnect.operator;

import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Two people with invented passwords: Eve may act, Leo may look. */
public final class Logins {

    public static final String EVE = "eve:please-let-me-act";
    static final String LEO = "leo:please-let-me-look";

    private Logins() {}

    /** Settings that switch the page on. */
    public static Map<String, String> settings() {
        return Map.of("OPERATOR_USERS", user(EVE, "act") + "," + user(LEO, "look"));
    }

    /** @param login name and password with a colon between them */
    public static String user(String login, String role) {
        var parts = login.split(":", 2);
        return parts[0] + ":" + role + ":" + new BCryptPasswordEncoder(10).encode(parts[1]);
    }
}
