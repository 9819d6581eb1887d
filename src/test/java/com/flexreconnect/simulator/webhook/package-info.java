/** Signed requests from the simulated Twilio to the service, at a pace and with faults set by the test. */
@NullMarked
package com.flexreconnect.simulator.webhook;

import org.jspecify.annotations.NullMarked;
