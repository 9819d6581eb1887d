/** How values are written down: the states of the machines as JSON that a person can read in SQL. */
@ApplicationModule(allowedDependencies = {"sid"})
@NullMarked
package com.flexreconnect.stored;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
