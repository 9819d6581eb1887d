package com.flexreconnect.telemetry;

import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** With a management port of its own Boot takes health there; probes and proxies go on asking the port that takes webhooks. */
@RestController
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class HealthWhereTwilioComes {

    private final HealthEndpointWebExtension health;

    HealthWhereTwilioComes(HealthEndpointWebExtension health) {
        this.health = health;
    }

    @GetMapping("/actuator/health")
    ResponseEntity<HealthDescriptor> all() {
        return answer(health.health(ApiVersion.LATEST, WebServerNamespace.SERVER, SecurityContext.NONE));
    }

    @GetMapping("/actuator/health/{group}")
    ResponseEntity<HealthDescriptor> group(@PathVariable String group) {
        return answer(health.health(ApiVersion.LATEST, WebServerNamespace.SERVER, SecurityContext.NONE, group));
    }

    private static ResponseEntity<HealthDescriptor> answer(WebEndpointResponse<? extends HealthDescriptor> found) {
        return ResponseEntity.status(found.getStatus()).body(found.getBody());
    }
}
