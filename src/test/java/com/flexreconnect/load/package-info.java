/** How fast webhooks are answered when many calls are going on. */
@NullMarked
package com.flexreconnect.load;

import org.jspecify.annotations.NullMarked;
