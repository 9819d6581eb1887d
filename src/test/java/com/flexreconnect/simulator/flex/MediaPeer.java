package com.flexreconnect.simulator.flex;

import com.flexreconnect.simulator.json.Json;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The far end of every agent's WebRTC leg: another tab of the browser ({@code peer.html}). It makes the offer that
 * Twilio's media edge would make; only loopback candidates are used.
 */
final class MediaPeer {

    private final Map<String, CompletableFuture<String>> offers = new ConcurrentHashMap<>();
    private volatile @Nullable Socket tab;

    void connected(Socket socket) {
        tab = socket;
    }

    void onMessage(String text) {
        ObjectNode message = Json.parseObject(text);
        if (message.path("op").asString("").equals("offer")) {
            var waiting = offers.remove(message.path("callSid").asString(""));
            if (waiting != null) {
                waiting.complete(message.path("sdp").asString(""));
            }
        }
    }

    /** The offer for this leg; fails when no tab makes one in time. */
    CompletableFuture<String> offer(String callSid) {
        var offer = new CompletableFuture<String>().orTimeout(10, TimeUnit.SECONDS);
        offers.put(callSid, offer);
        send("offer", callSid, null);
        return offer;
    }

    void answer(String callSid, String sdp) {
        String loopback = Arrays.stream(sdp.split("\r\n"))
                .filter(line -> !line.startsWith("a=candidate:") || line.contains(" 127.0.0.1 "))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
        send("answer", callSid, loopback);
    }

    void hangUp(String callSid) {
        send("hangup", callSid, null);
    }

    private void send(String op, String callSid, @Nullable String sdp) {
        Socket to = tab;
        if (to != null) {
            to.send(Json.write(
                    Json.object().put("op", op).put("callSid", callSid).put("sdp", sdp)));
        }
    }
}
