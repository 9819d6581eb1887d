package com.flexreconnect.simulator;

import com.flexreconnect.simulator.world.Pace;
import com.flexreconnect.simulator.world.WorldIds;
import org.jspecify.annotations.Nullable;

/**
 * How the simulated Twilio is set up.
 *
 * @param port 0 for any free one
 * @param serviceUrl where the service under test can be reached; may be given later
 * @param publicUrl the name under which Twilio and browsers know it; null: the same
 */
public record SimulatorSettings(
        WorldIds ids,
        String authToken,
        String apiKey,
        String apiSecret,
        int port,
        String serviceUrl,
        @Nullable String publicUrl,
        Pace pace) {

    public static SimulatorSettings standard() {
        return new SimulatorSettings(
                WorldIds.standard(),
                "simulated-auth-token-0123456789ab",
                "SK00000000000000000000000000000001",
                "simulated-api-secret-0123456789a",
                0,
                "http://127.0.0.1:8080",
                null,
                new Pace());
    }

    public SimulatorSettings withPort(int other) {
        return new SimulatorSettings(ids, authToken, apiKey, apiSecret, other, serviceUrl, publicUrl, pace);
    }

    public SimulatorSettings withServiceUrl(String other) {
        return new SimulatorSettings(ids, authToken, apiKey, apiSecret, port, other, publicUrl, pace);
    }

    public SimulatorSettings withPublicUrl(String other) {
        return new SimulatorSettings(ids, authToken, apiKey, apiSecret, port, serviceUrl, other, pace);
    }

    public SimulatorSettings withPace(Pace other) {
        return new SimulatorSettings(ids, authToken, apiKey, apiSecret, port, serviceUrl, publicUrl, other);
    }
}
