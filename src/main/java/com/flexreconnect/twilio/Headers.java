package com.flexreconnect.twilio;

import com.twilio.base.TwilioResponse;
import com.twilio.http.Response;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.Header;

/** Response headers by name, whatever their case: Twilio's library keeps them as they came. */
final class Headers {
    private Headers() {}

    static Optional<String> of(Response response, String name) {
        return Arrays.stream(response.getHeaders())
                .filter(header -> header.getName().equalsIgnoreCase(name))
                .map(Header::getValue)
                .findFirst();
    }

    static Optional<String> of(TwilioResponse<?> response, String name) {
        return response.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
