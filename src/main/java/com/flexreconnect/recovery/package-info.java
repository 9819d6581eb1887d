/** The heart: what to do about a lost agent, and what is being waited for. */
@ApplicationModule(allowedDependencies = {"sid", "stored", "settings", "telemetry", "conference"})
@NullMarked
package com.flexreconnect.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
