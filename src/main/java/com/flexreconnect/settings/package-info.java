/** What the platform engineer sets: read once, checked as a whole, refused with one message that lists all that is wrong. */
@ApplicationModule(allowedDependencies = {"sid"})
@NullMarked
package com.flexreconnect.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
