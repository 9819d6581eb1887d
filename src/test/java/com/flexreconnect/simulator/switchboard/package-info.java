/** A page to watch and steer the simulated world. */
@NullMarked
package com.flexreconnect.simulator.switchboard;

import org.jspecify.annotations.NullMarked;
