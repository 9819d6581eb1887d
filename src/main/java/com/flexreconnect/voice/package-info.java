/** What the caller hears while an agent is looked for: TwiML and audio that Twilio fetches. */
@ApplicationModule(allowedDependencies = {"sid", "settings"})
@NullMarked
package com.flexreconnect.voice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
