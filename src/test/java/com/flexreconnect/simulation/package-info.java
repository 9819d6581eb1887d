/** Simulated time and bad luck, the same again for the same seed. */
@org.jspecify.annotations.NullMarked
package com.flexreconnect.simulation;
