/** What the service says of itself to those who run it. Knows nothing of calls: who does, says what is to be told. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package com.flexreconnect.telemetry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
