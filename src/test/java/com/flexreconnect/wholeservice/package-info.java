/** The whole application against the simulated Twilio, in simulated time: hours of bad luck in seconds. */
@org.jspecify.annotations.NullMarked
package com.flexreconnect.wholeservice;
