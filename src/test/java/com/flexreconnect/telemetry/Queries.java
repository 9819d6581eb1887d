package com.flexreconnect.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** What deploy/observability asks Prometheus. */
final class Queries {

    private static final Path FOLDER = Path.of("deploy/observability");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\$[a-z_]+|\\[[^\\]]*]");
    private static final Pattern GROUPING = Pattern.compile("\\b(by|on|ignoring|without)\\s*\\([^)]*\\)");
    private static final Pattern MATCHERS = Pattern.compile("\\{[^}]*}");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[a-zA-Z_:][\\w:]*(?!\\w)(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    private Queries() {}

    record Alert(String name, String query, String severity, Map<String, String> annotations) {}

    @SuppressWarnings("unchecked")
    static List<Alert> alerts() throws IOException {
        Map<String, List<Map<String, Object>>> file = new Yaml().load(Files.readString(FOLDER.resolve("alerts.yml")));
        return file.get("groups").stream()
                .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                .map(rule -> new Alert(
                        (String) rule.get("alert"),
                        (String) rule.get("expr"),
                        ((Map<String, String>) rule.get("labels")).get("severity"),
                        (Map<String, String>) rule.get("annotations")))
                .toList();
    }

    static List<String> ofDashboard() throws IOException {
        var dashboard = JsonMapper.shared()
                .readTree(Files.readString(FOLDER.resolve("grafana/dashboards/flex-reconnect.json")));
        return StreamSupport.stream(dashboard.path("panels").spliterator(), false)
                .flatMap(panel -> StreamSupport.stream(panel.path("targets").spliterator(), false))
                .map(target -> target.path("expr").asString())
                .toList();
    }

    static List<String> all() throws IOException {
        return Stream.concat(alerts().stream().map(Alert::query), ofDashboard().stream())
                .toList();
    }

    /** The metrics that a query names. */
    static Set<String> metrics(String query) {
        var bare = MATCHERS.matcher(TEXT.matcher(query).replaceAll("")).replaceAll("");
        var names = new TreeSet<String>();
        NAME.matcher(GROUPING.matcher(bare).replaceAll(""))
                .results()
                .map(found -> found.group())
                .filter(name -> !WORDS.contains(name))
                .forEach(names::add);
        return names;
    }
}
