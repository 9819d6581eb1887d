package com.flexreconnect.simulator;

import com.flexreconnect.simulator.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Asks the simulated Twilio as a service would. */
final class RestClient {

    private final TwilioSimulator simulator;
    private final HttpClient http = HttpClient.newHttpClient();

    RestClient(TwilioSimulator simulator) {
        this.simulator = simulator;
    }

    JsonNode post(String path, Map<String, String> form) {
        return Json.parse(send("POST", account() + path, form, Map.of()).body());
    }

    JsonNode taskrouter(String path, Map<String, String> form) {
        return Json.parse(send("POST", workspace() + path, form, Map.of()).body());
    }

    JsonNode get(String path) {
        return Json.parse(send("GET", path, Map.of(), Map.of()).body());
    }

    String account() {
        return "/2010-04-01/Accounts/" + simulator.settings().ids().account();
    }

    String workspace() {
        return "/v1/Workspaces/" + simulator.settings().ids().workspace();
    }

    HttpResponse<String> send(String method, String path, Map<String, String> form, Map<String, String> headers) {
        var settings = simulator.settings();
        String credentials = settings.ids().account() + ":" + settings.authToken();
        var request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(encode(form)));
        headers.forEach(request::setHeader);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(pair -> URLEncoder.encode(pair.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
