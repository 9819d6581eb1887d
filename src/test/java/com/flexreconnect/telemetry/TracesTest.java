package com.flexreconnect.telemetry;

import static com.flexreconnect.telemetry.Watched.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.flexreconnect.telemetry.Collector.SpanSeen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a collector gets of one recovery. */
class TracesTest {

    private static final int SERVER = 2;
    private static final int CLIENT = 3;
    private static final int CONSUMER = 5;

    private final Watched watched = Watched.open();

    @Test
    void from_the_leave_callback_over_the_effects_to_the_requests_it_is_one_trace() {
        until(() -> all().stream().anyMatch(span -> span.name().equals("EnqueueCustomer")));
        var ping = one("CreatePing");
        var byId = byId();

        assertThat(ping.kind()).isEqualTo(CONSUMER);
        var leave = byId.get(ping.parent());
        assertThat(leave.name()).isEqualTo("participant-leave");
        assertThat(leave.trace()).isEqualTo(ping.trace());
        var webhook = byId.get(leave.parent());
        assertThat(webhook.name()).isEqualTo("POST /conference-status-handler");
        assertThat(webhook.kind()).isEqualTo(SERVER);
        assertThat(webhook.parent()).isEmpty();
        assertThat(under(ping))
                .extracting(SpanSeen::name, SpanSeen::kind)
                .contains(org.assertj.core.groups.Tuple.tuple("POST /v1/Workspaces/WS/Tasks", CLIENT));
        assertThat(one("Announce").trace()).isEqualTo(ping.trace());
    }

    @Test
    void what_follows_from_later_messages_points_back_to_it() {
        until(() -> all().stream().anyMatch(span -> span.name().equals("EnqueueCustomer")));
        var began = one("CreatePing").trace();
        var redirect = one("EnqueueCustomer");

        assertThat(redirect.trace()).isNotEqualTo(began);
        var accepted = byId().get(redirect.parent());
        assertThat(accepted.name()).isEqualTo("reservation.accepted");
        assertThat(accepted.links()).contains(began);
    }

    @Test
    void each_span_says_which_call_it_is_about_and_not_who_called() {
        until(() -> all().stream().anyMatch(span -> span.name().equals("CreatePing")));
        var recovery = watched.sql
                .sql("select id::text from recovery")
                .query(String.class)
                .single();
        var row = watched.sql.sql("select * from recovery").query().singleRow();

        assertThat(one("CreatePing").attributes())
                .containsEntry("recovery_id", recovery)
                .containsEntry("conference_sid", (String) row.get("conference_sid"))
                .containsEntry("task_sid", (String) row.get("task_sid"))
                .containsEntry("result", "DONE");
        assertThat(all().stream()
                        .flatMap(span -> span.attributes().keySet().stream())
                        .collect(Collectors.toSet()))
                .isSubsetOf(Set.of(
                        "conference_sid",
                        "task_sid",
                        "recovery_id",
                        "effect",
                        "result",
                        "attempt",
                        "endpoint",
                        "http_status"));
        assertThat(all().toString()).doesNotContain(Watched.CALLER.substring(2)).doesNotContain("Lovelace");
    }

    @Test
    void whoever_has_no_signature_fills_no_store_of_traces() {
        assertThat(all()).noneMatch(span -> "403".equals(span.attributes().get("http_status")));
    }

    private List<SpanSeen> all() {
        return watched.collector.spans();
    }

    private Map<String, SpanSeen> byId() {
        return all().stream().collect(Collectors.toMap(SpanSeen::id, span -> span));
    }

    private SpanSeen one(String name) {
        return all().stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<SpanSeen> under(SpanSeen parent) {
        return all().stream().filter(span -> span.parent().equals(parent.id())).toList();
    }
}
