package com.flexreconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.flexreconnect.settings.Secret;
import com.flexreconnect.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Twilio's own hosts, or the one origin that stands in for all of them; and with whose credentials. */
class WhereRequestsGoTest {

    @Test
    void every_host_becomes_the_one_origin_and_the_path_is_kept() {
        try (var twilio = new StubTwilio()) {
            askAll(Given.line(twilio));
            assertThat(twilio.heard())
                    .extracting(Heard::path)
                    .containsExactly(
                            Given.API + "/Calls/" + Given.CALL + ".json",
                            Given.TASKS + "/" + Given.TASK,
                            "/v1/Accounts/" + Given.ACCOUNT + "/Tokens/validate");
            var origin = twilio.origin();
            assertThat(twilio.heard())
                    .extracting(request -> request.header("host"))
                    .containsOnly(Optional.of(origin.getHost() + ":" + origin.getPort()));
        }
    }

    @Test
    void without_an_origin_they_go_to_twilio() throws IOException {
        assertThat(hostsAskedFor(null, null))
                .containsExactly("api.twilio.com:443", "taskrouter.twilio.com:443", "iam.twilio.com:443");
    }

    @Test
    void a_region_and_an_edge_are_honoured() throws IOException {
        assertThat(hostsAskedFor("ie1", "dublin"))
                .containsExactly(
                        "api.dublin.ie1.twilio.com:443",
                        "taskrouter.dublin.ie1.twilio.com:443",
                        "iam.ie1.twilio.com:443");
        assertThat(hostsAskedFor("us1-tnx", null).getLast()).isEqualTo("iam.us1.twilio.com:443");
    }

    @Test
    void each_of_them_alone_is_honoured_too() throws IOException {
        assertThat(hostsAskedFor("au1", null))
                .containsExactly("api.au1.twilio.com:443", "taskrouter.au1.twilio.com:443", "iam.au1.twilio.com:443");
        assertThat(hostsAskedFor(null, "sydney"))
                .as("an edge alone leads to the United States")
                .containsExactly(
                        "api.sydney.us1.twilio.com:443", "taskrouter.sydney.us1.twilio.com:443", "iam.twilio.com:443");
    }

    @Test
    void the_api_key_takes_the_place_of_the_auth_token() {
        try (var twilio = new StubTwilio()) {
            var key = new Settings.ApiKey("SK" + "9".repeat(32), new Secret("key-secret"));
            askAll(Given.line(twilio));
            askAll(new Line(Given.settings(Optional.of(twilio.origin()), Optional.of(key))));
            assertThat(twilio.heard())
                    .extracting(request -> request.header("authorization").orElse(""))
                    .containsExactly(
                            basic(Given.ACCOUNT + ":auth-token"),
                            basic(Given.ACCOUNT + ":auth-token"),
                            basic(Given.ACCOUNT + ":auth-token"),
                            basic(key.sid() + ":key-secret"),
                            basic(key.sid() + ":key-secret"),
                            basic(key.sid() + ":key-secret"));
            assertThat(twilio.heard().get(3).path()).startsWith(Given.API);
        }
    }

    private static void askAll(Line line) {
        assertThatExceptionOfType(TwilioFailure.class).isThrownBy(() -> new Calls(line).fetch(Given.CALL));
        assertThatExceptionOfType(TwilioFailure.class).isThrownBy(() -> new Tasks(line).fetch(Given.TASK));
        assertThatExceptionOfType(TwilioFailure.class).isThrownBy(() -> new FlexTokens(line).validate("t"));
    }

    /** Lets a proxy refuse to connect and notes where to. */
    private static List<String> hostsAskedFor(@Nullable String region, @Nullable String edge) throws IOException {
        var hosts = new CopyOnWriteArrayList<String>();
        var before = ProxySelector.getDefault();
        try (var proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuseAll(proxy, hosts));
            ProxySelector.setDefault(
                    ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.getLocalPort())));
            askAll(new Line(Given.settings(
                    Optional.empty(), Optional.empty(), Optional.ofNullable(region), Optional.ofNullable(edge))));
        } finally {
            ProxySelector.setDefault(before);
        }
        return hosts;
    }

    private static void refuseAll(ServerSocket proxy, List<String> hosts) {
        try {
            while (true) {
                try (var socket = proxy.accept()) {
                    var request = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                    hosts.add(request.readLine().split(" ")[1]);
                    socket.getOutputStream()
                            .write("HTTP/1.1 502 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
