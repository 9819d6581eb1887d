/** The operator's page: what happens now, what happened today, the story of each recovery, and a hand where one helps. */
@ApplicationModule(allowedDependencies = {"sid", "stored", "settings", "web", "conference", "recovery", "effect"})
@NullMarked
package com.flexreconnect.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
