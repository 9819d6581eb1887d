/** Twilio's REST API, with the verbs that this house uses. The only place that knows Twilio's library. */
@ApplicationModule(allowedDependencies = {"sid", "settings", "telemetry"})
@NullMarked
package com.flexreconnect.twilio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
