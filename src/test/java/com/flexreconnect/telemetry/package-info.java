/** What the service says of itself: metrics, traces, logs, health, and what is made of them in deploy/observability. */
@NullMarked
package com.flexreconnect.telemetry;

import org.jspecify.annotations.NullMarked;
