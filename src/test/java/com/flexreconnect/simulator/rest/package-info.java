/** Twilio's REST API in front of the world; refuses what the real one does not know. */
@NullMarked
package com.flexreconnect.simulator.rest;

import org.jspecify.annotations.NullMarked;
