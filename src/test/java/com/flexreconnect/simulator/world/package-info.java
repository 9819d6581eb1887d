/** The state of the simulated account and the rules by which it changes; no HTTP. */
@NullMarked
package com.flexreconnect.simulator.world;

import org.jspecify.annotations.NullMarked;
