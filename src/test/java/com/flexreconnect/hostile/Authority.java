package com.flexreconnect.hostile;

import static com.flexreconnect.hostile.Good.Sender.EVENTS;
import static com.flexreconnect.hostile.Good.Sender.PLUGIN;

import com.flexreconnect.simulation.Luck;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Signs a message or gives it a token; or does it so that it must not count.
 *
 * @param own the token of the worker whom the messages are about
 * @param supervisors may act for others
 * @param others a good token of a worker who has nothing to do with it
 * @param worthless tokens that were good once
 */
record Authority(
        Signing twilio,
        Signing stranger,
        Signing otherHost,
        String own,
        String supervisors,
        String others,
        List<String> worthless) {

    static final String OTHERS_TOKEN = "token of another worker";
    static final String GARBAGE = "garbage-token-4711";

    void give(Good good, Attack attack, Luck luck) {
        var token = luck.happens(0.5) ? own : supervisors;
        if (good.sender() != PLUGIN) twilio.sign(attack, good.sender() == EVENTS);
        else if (luck.happens(0.5) || isJson(attack)) attack.header("Authorization: Bearer " + token);
        else field(attack, "Token", token);
    }

    void deny(Good good, Attack attack, Luck luck) {
        if (good.sender() == PLUGIN) withoutToken(attack, luck);
        else unsigned(attack, good.sender() == EVENTS, luck);
    }

    private void unsigned(Attack attack, boolean json, Luck luck) {
        var way = luck.oneOf(List.of(
                "no",
                "empty",
                "stranger's",
                "other host's",
                "other address's",
                "outdated",
                "cut",
                "in the query",
                "second",
                "without hash",
                "hash of another body"));
        attack.did(way + " signature");
        switch (way) {
            case "no" -> {}
            case "empty" -> attack.header("X-Twilio-Signature: ");
            case "stranger's" -> stranger.sign(attack, json);
            case "other host's" -> otherHost.sign(attack, json);
            case "other address's" -> {
                var target = attack.target;
                attack.target = "/voice/wait";
                var signature = twilio.signature(attack, json);
                attack.target = target.startsWith("/voice/wait") ? "/voice/announcement" : target;
                attack.header("X-Twilio-Signature: " + signature);
            }
            case "cut" ->
                attack.header(
                        "X-Twilio-Signature: " + twilio.signature(attack, json).substring(0, 27));
            case "in the query" ->
                attack.target += (attack.target.contains("?") ? "&" : "?") + "X-Twilio-Signature="
                        + twilio.signature(attack, json);
            case "second" -> {
                attack.header("X-Twilio-Signature: AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
                twilio.sign(attack, json);
            }
            case "without hash" -> {
                attack.target += json ? "" : "&x=y";
                attack.header("X-Twilio-Signature: " + twilio.signature(attack, json));
                attack.target += json ? "" : "z";
            }
            default -> {
                twilio.sign(attack, json);
                if (json || attack.method.equals("POST"))
                    attack.body = (new String(attack.body, StandardCharsets.ISO_8859_1)
                                    + (json ? " " : "&CallSid=CA00000000000000000000000000000009"))
                            .getBytes(StandardCharsets.ISO_8859_1);
                else attack.target += "&language=en";
            }
        }
    }

    private void withoutToken(Attack attack, Luck luck) {
        var ways = List.of(
                "no",
                "undefined",
                "garbage",
                "worthless",
                "another worker's",
                "query",
                "cookie",
                "basic",
                "other case",
                "long",
                "control characters",
                "bad before good");
        var way = luck.oneOf(ways);
        attack.did(way.equals("another worker's") ? OTHERS_TOKEN : "token: " + way);
        switch (way) {
            case "no" -> {}
            case "undefined" -> attack.header("Authorization: Bearer undefined");
            case "garbage" -> attack.header("Authorization: bearer " + GARBAGE);
            case "worthless" -> attack.header("Authorization: Bearer " + luck.oneOf(worthless));
            case "another worker's" -> attack.header("Authorization: Bearer " + others);
            case "query" -> attack.target += "?Token=" + own + "&access_token=" + own;
            case "cookie" -> attack.header("Cookie: Token=" + own).header("X-Token: " + own);
            case "basic" -> attack.header("Authorization: Basic " + own);
            case "other case" -> field(attack, "token", own);
            case "long" -> attack.header("Authorization: Bearer " + own + "x".repeat(9_000));
            case "control characters" -> field(attack, "Token", own + "%00%0D%0A\u00e9");
            default -> {
                attack.header("Authorization: Bearer " + own);
                field(attack, "Token", GARBAGE);
            }
        }
    }

    private static void field(Attack attack, String name, String value) {
        var body = new String(attack.body, StandardCharsets.ISO_8859_1);
        var more = isJson(attack)
                ? body.replaceFirst("^\\{", "{\"" + name + "\":\"" + value.replace("%00%0D%0A", "\\\\u0000") + "\",")
                : name + "=" + value + "&" + body;
        attack.body = more.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isJson(Attack attack) {
        return attack.kinds.getFirst().endsWith("json");
    }
}
