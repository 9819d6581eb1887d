/** The TwiML that the service gives to a call, as verbs. */
@NullMarked
package com.flexreconnect.simulator.twiml;

import org.jspecify.annotations.NullMarked;
