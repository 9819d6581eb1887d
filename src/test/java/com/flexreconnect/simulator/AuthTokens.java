package com.flexreconnect.simulator;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The auth tokens of the account: both are good for REST, webhooks are signed with the primary one. */
public final class AuthTokens {

    private final SimulatorSettings settings;
    private final Set<String> credentials = ConcurrentHashMap.newKeySet();
    private volatile String primary;
    private @Nullable String secondary;

    AuthTokens(SimulatorSettings settings) {
        this.settings = settings;
        this.primary = settings.authToken();
        credentials.add(pair(primary));
        credentials.add(settings.apiKey() + ":" + settings.apiSecret());
    }

    public String primary() {
        return primary;
    }

    /** From now on this one is taken, too. */
    public synchronized void createSecondary(String token) {
        secondary = token;
        credentials.add(pair(token));
    }

    /** The secondary one becomes the primary one; the old one is nothing any more. */
    public synchronized void promote() {
        if (secondary == null) throw new IllegalStateException("there is no secondary token");
        credentials.remove(pair(primary));
        primary = secondary;
        secondary = null;
    }

    /** Pairs {@code user:password} that are taken at the moment. */
    Set<String> credentials() {
        return credentials;
    }

    private String pair(String token) {
        return settings.ids().account() + ":" + token;
    }
}
