/** What the Flex plugin asks of us, and who may ask it. */
@ApplicationModule(allowedDependencies = {"sid", "settings", "web", "conference", "recovery", "twilio", "voice"})
@NullMarked
package com.flexreconnect.plugin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
