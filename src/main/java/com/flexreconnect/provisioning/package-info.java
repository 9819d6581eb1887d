/** Brings an account into the state that the service needs: reads it, says what is missing, and changes that. */
@ApplicationModule(allowedDependencies = {"sid", "settings", "twilio"})
@NullMarked
package com.flexreconnect.provisioning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
