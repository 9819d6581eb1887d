/** What happened in the simulated world, in words. */
@NullMarked
package com.flexreconnect.simulator.journal;

import org.jspecify.annotations.NullMarked;
