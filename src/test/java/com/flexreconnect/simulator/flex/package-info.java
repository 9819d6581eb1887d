/** The world as Flex in a browser wants to see it. */
@NullMarked
package com.flexreconnect.simulator.flex;

import org.jspecify.annotations.NullMarked;
