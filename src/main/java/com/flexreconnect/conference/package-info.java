/** Who is in the room. Finds out that the last agent was lost, from callbacks that come late, twice or out of order. */
@ApplicationModule(allowedDependencies = {"sid", "stored"})
@NullMarked
package com.flexreconnect.conference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
