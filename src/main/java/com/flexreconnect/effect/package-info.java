/** What is to be done at Twilio: entered in a ledger with the decision, performed after commit, repeated as each effect allows. */
@ApplicationModule(
        allowedDependencies = {"sid", "stored", "settings", "telemetry", "conference", "recovery", "twilio", "voice"})
@NullMarked
package com.flexreconnect.effect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
