/** Measures the service beside what limits it, and writes {@code docs/performance.md}: {@code ./mvnw -Pbench}. */
@NullMarked
package com.flexreconnect.bench;

import org.jspecify.annotations.NullMarked;
