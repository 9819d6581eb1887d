package com.flexreconnect.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** With a management port: metrics there and nowhere else, health here as ever. */
class WhatIsPublicTest {

    private final Watched watched = Watched.open();

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/prometheus", "/actuator", "/actuator/metrics", "/actuator/env", "/prometheus"})
    void the_port_that_strangers_reach_shows_no_metrics(String path) {
        var answer = watched.onMainPort(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("flexreconnect_");
    }

    @Test
    void the_management_port_shows_metrics_and_nothing_that_changes_or_tells_secrets() {
        assertThat(watched.onManagementPort("/actuator/prometheus").statusCode())
                .isEqualTo(200);
        for (var closed : new String[] {"env", "beans", "heapdump", "shutdown", "loggers", "metrics", "sbom"})
            assertThat(watched.onManagementPort("/actuator/" + closed).statusCode())
                    .as(closed)
                    .isEqualTo(404);
        assertThat(watched.onManagementPort("/conference-status-handler").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health, 200, UP",
        "/actuator/health/liveness, 200, UP",
        "/actuator/health/readiness, 200, UP",
        "/actuator/health/twilio, 200, UP"
    })
    void health_is_on_both(String path, int status, String word) {
        for (var answer : new java.net.http.HttpResponse[] {watched.onMainPort(path), watched.onManagementPort(path)}) {
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(JsonMapper.shared()
                            .readTree((String) answer.body())
                            .path("status")
                            .asString())
                    .isEqualTo(word);
            assertThat((String) answer.body()).doesNotContain("details").doesNotContain("components");
        }
    }

    @Test
    void what_is_no_part_of_health_is_not_there() {
        assertThat(watched.onMainPort("/actuator/health/db").statusCode()).isEqualTo(404);
        assertThat(watched.onMainPort("/actuator/health/nothing").statusCode()).isEqualTo(404);
    }
}
