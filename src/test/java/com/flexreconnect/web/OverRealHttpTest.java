package com.flexreconnect.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.database.EmbeddedDatabase;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** What only the real server shows: what goes wrong outside Spring MVC, and health. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OverRealHttpTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", EmbeddedDatabase::freshJdbcUrl);
        properties.add("TWILIO_BASE_URL", () -> "http://localhost:1");
    }

    @ParameterizedTest
    @CsvSource({"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void isHealthyWhenItCanTakeWebhooks(String path) throws Exception {
        var answer = send(get(path));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(answer.body()).path("status").asString())
                .isEqualTo("UP");
        assertThat(answer.body()).doesNotContain("details").doesNotContain("PostgreSQL");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /nothing,                       404",
        "GET,    /actuator/env,                  404",
        "GET,    /actuator/sbom,                 404",
        "GET,    /actuator/prometheus,           404",
        "GET,    /actuator/metrics,              404",
        "GET,    /META-INF/sbom/application.cdx.json, 404",
        "GET,    /error,                         404",
        "DELETE, /conference-status-handler,     405",
        "POST,   /voice/wait-audio.wav,          405",
        "GET,    /voice/announcement,            403",
        "GET,    /voice/wait?language=de,        403",
        "POST,   /task-event-handler,            415",
        "POST,   /flex/end-conference,           415",
        "PUT,    /flex/end-conference,           405"
    })
    void errorsAreJsonEvenForBrowsers(String method, String path, int status) throws Exception {
        var answer = send(HttpRequest.newBuilder(at(path))
                .method(method, BodyPublishers.noBody())
                .header("Accept", "text/html,application/xml;q=0.9"));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertIsError(answer, status);
    }

    @Test
    void aBodyThatIsTooLongIsRefusedInJson() throws Exception {
        var answer = send(HttpRequest.newBuilder(at("/task-event-handler"))
                .header("Content-Type", "application/json")
                .header("X-Twilio-Signature", "x")
                .POST(BodyPublishers.ofByteArray(new byte[1024 * 1024 + 1])));

        assertIsError(answer, 413);
    }

    @Test
    void whatIsNotHttpAtAllShowsNoStackTrace() throws Exception {
        assertThat(raw("GET /conference-status-handler?x=%zz[] HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("Exception")
                .doesNotContain("Apache Tomcat")
                .doesNotContain("\tat ");
        assertThat(raw("POST /flex/end-conference HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\nToken=%zz"))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"malformed_form\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /flex/end-conference?x=[] HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /x HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /x;y=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "POST /flex/end-conference HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"
            })
    void whatTomcatRefusesIsRefusedInJson(String request) throws Exception {
        assertThat(raw(request))
                .startsWith("HTTP/1.1 4")
                .contains("\"error\":{\"code\":\"")
                .endsWith(".\"}}");
    }

    @Test
    @Timeout(2)
    void aBodyThatNobodyWantsIsNotWaitedFor() throws Exception {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("PUT /flex/end-conference HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n"
                                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\nToken=")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 405");
        }
    }

    @Test
    void theTonesCanBeFetchedByAnybodyAndKept() throws Exception {
        var answer = client.send(get("/voice/wait-audio.wav").build(), BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("audio/wav");
        assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                .contains("public")
                .contains("max-age");
        assertThat(new String(answer.body(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    }

    @Test
    void aTokenThatNobodyCanCheckOpensNothing() throws Exception {
        var answer = send(HttpRequest.newBuilder(at("/flex/end-conference"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Bearer some-token")
                .POST(BodyPublishers.ofString("conferenceSid=CF00000000000000000000000000000001")));

        assertIsError(answer, 503);
        assertThat(answer.body()).doesNotContain("some-token");
    }

    private static void assertIsError(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        var json = JsonMapper.shared().readTree(answer.body());
        assertThat(json.path("status").asInt()).isEqualTo(status);
        assertThat(json.path("error").path("code").asString("")).isNotBlank();
        assertThat(json.path("error").path("message").asString("")).endsWith(".");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(at(path)).GET();
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
