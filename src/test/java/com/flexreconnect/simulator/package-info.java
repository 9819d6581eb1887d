/** A stateful simulated Twilio for tests and demonstrations: REST, webhooks, agents' browsers, one world. */
@NullMarked
package com.flexreconnect.simulator;

import org.jspecify.annotations.NullMarked;
