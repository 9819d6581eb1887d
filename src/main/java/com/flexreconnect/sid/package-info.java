/** Twilio's identifiers as types that check their prefix once. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package com.flexreconnect.sid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
