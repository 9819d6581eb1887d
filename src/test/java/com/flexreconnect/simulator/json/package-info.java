/** JSON at the edges of the simulator. */
@NullMarked
package com.flexreconnect.simulator.json;

import org.jspecify.annotations.NullMarked;
