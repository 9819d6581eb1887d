package com.flexreconnect.hostile;

import static com.flexreconnect.hostile.Good.Sender.EVENTS;
import static com.flexreconnect.hostile.Good.Sender.PLUGIN;

import com.flexreconnect.simulation.Luck;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tampers with what a message says; how it is signed and sent comes after. */
final class Contents {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final String RAW = "@raw";

    private final Luck luck;

    Contents(Luck luck) {
        this.luck = luck;
    }

    /** The message itself. */
    Attack plain(Good good) {
        return good.sender() == EVENTS
                ? json(good, good.json())
                : form(good, List.copyOf(good.fields().entrySet()));
    }

    /** The message with strange contents, one to three of them. */
    Attack strange(Good good) {
        if (good.sender() == EVENTS) return spoilt(json(good, strangeJson(good.json())));
        if (good.sender() == PLUGIN && luck.happens(0.4))
            return spoilt(json(good, strangeJson(JSON.writeValueAsString(good.fields()))));
        return spoilt(form(good, strangeFields(good.fields())));
    }

    private Attack json(Good good, String json) {
        return new Attack(good.sender() + " json", good.method(), good.path(), json.getBytes(StandardCharsets.UTF_8))
                .header("Content-Type: application/json");
    }

    private static Attack form(Good good, List<Map.Entry<String, String>> fields) {
        var body = fields.stream()
                .map(field -> escaped(field.getKey()) + "=" + escaped(field.getValue()))
                .collect(Collectors.joining("&"));
        var attack = new Attack(
                good.sender() + " form",
                good.method(),
                good.path(),
                good.method().equals("GET") ? new byte[0] : body.getBytes(StandardCharsets.US_ASCII));
        return good.method().equals("GET")
                ? attack
                : attack.header("Content-Type: application/x-www-form-urlencoded; charset=UTF-8");
    }

    private List<Map.Entry<String, String>> strangeFields(Map<String, String> good) {
        var fields = new ArrayList<Map.Entry<String, String>>(new LinkedHashMap<>(good).entrySet());
        for (var times = luck.oneOf(List.of(1, 1, 2, 3)); times > 0; times--) {
            var at = luck.oneOf(
                    java.util.stream.IntStream.range(0, fields.size()).boxed().toList());
            var one = fields.get(at);
            switch (luck.oneOf(List.of("value", "value", "value", "gone", "twice", "swapped", "renamed", "many"))) {
                case "gone" -> {
                    if (fields.size() > 1) fields.remove((int) at);
                }
                case "twice" -> fields.add(luck.happens(0.5) ? 0 : fields.size(), Map.entry(one.getKey(), text()));
                case "swapped" ->
                    fields.set(at, Map.entry(one.getKey(), luck.oneOf(fields).getValue()));
                case "renamed" -> fields.set(at, Map.entry(text(), one.getValue()));
                case "many" -> {
                    for (var more = 0; more < 1000; more++) fields.add(Map.entry("F" + more, "x"));
                }
                default -> fields.set(at, Map.entry(one.getKey(), text()));
            }
        }
        return fields;
    }

    private String strangeJson(String good) {
        var tree = JSON.readTree(good);
        var raw = new ArrayList<String>();
        for (var times = luck.oneOf(List.of(1, 1, 2, 3)); times > 0; times--) {
            raw.add(luck.happens(0.5) ? luck.oneOf(Strange.JSON) : JSON.writeValueAsString(text()));
            tree = replaced(tree, RAW + (raw.size() - 1));
        }
        var text = JSON.writeValueAsString(tree);
        for (var number = 0; number < raw.size(); number++)
            text = text.replace("\"" + RAW + number + "\"", raw.get(number));
        return text;
    }

    /** One node anywhere in the tree, mostly far down. */
    private JsonNode replaced(JsonNode node, String mark) {
        if (node.isEmpty() || luck.happens(0.1)) return JSON.getNodeFactory().stringNode(mark);
        if (node instanceof ObjectNode object) {
            var name = luck.oneOf(List.copyOf(object.propertyNames()));
            if (luck.happens(0.1)) object.remove(name);
            else object.set(name, replaced(object.get(name), mark));
        }
        if (node instanceof ArrayNode array) {
            var at = luck.oneOf(
                    java.util.stream.IntStream.range(0, array.size()).boxed().toList());
            array.set(at, replaced(array.get(at), mark));
        }
        return node;
    }

    /** The bytes themselves, now and then. */
    private Attack spoilt(Attack attack) {
        if (!luck.happens(0.15)) return attack.did("strange contents");
        var way = luck.oneOf(List.of("truncated", "UTF-16", "not UTF-8", "bad escape", "NUL byte", "too long", "mark"));
        attack.body = switch (way) {
            case "truncated" -> java.util.Arrays.copyOf(attack.body, attack.body.length / 2);
            case "UTF-16" -> new String(attack.body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            case "not UTF-8" -> with(attack.body, (byte) 0xff, (byte) 0xc0, (byte) 0x80);
            case "bad escape" -> with(attack.body, (byte) '&', (byte) '%', (byte) 'z');
            case "NUL byte" -> with(attack.body, (byte) 0);
            case "mark" -> with(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, attack.body);
            default -> new byte[luck.oneOf(List.of(64 * 1024 + 1, 1024 * 1024 + 1))];
        };
        if (attack.method.equals("GET")) attack.mayGoUnanswered = true; // taken for a second request
        return attack.did("body " + way);
    }

    private String text() {
        return luck.oneOf(Strange.TEXTS);
    }

    private static byte[] with(byte[] one, byte... more) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(one);
        all.writeBytes(more);
        return all.toByteArray();
    }

    /** Like a browser, but a lone surrogate becomes what it would be in UTF-8, were it allowed there. */
    private static String escaped(String text) {
        var all = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point >= 0xd800 && point < 0xe000)
                all.append(
                        "%%%02X%%%02X%%%02X".formatted(0xe0 | point >> 12, 0x80 | point >> 6 & 63, 0x80 | point & 63));
            else all.append(java.net.URLEncoder.encode(Character.toString(point), StandardCharsets.UTF_8));
        });
        return all.toString();
    }
}
