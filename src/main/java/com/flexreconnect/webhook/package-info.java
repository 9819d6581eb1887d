/** What Twilio tells us: checked, stored, then judged. */
@ApplicationModule(
        allowedDependencies = {"sid", "stored", "settings", "telemetry", "twilio", "web", "conference", "recovery"})
@NullMarked
package com.flexreconnect.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
