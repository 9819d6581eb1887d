/** Agents with a browser, Flex and the plugin; customers with a telephone. */
@NullMarked
package com.flexreconnect.simulator.agent;

import org.jspecify.annotations.NullMarked;
