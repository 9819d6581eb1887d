/** The whole application against the simulated Twilio and a real PostgreSQL, named by what happens to the caller. */
@NullMarked
package com.flexreconnect.scenario;

import org.jspecify.annotations.NullMarked;
