/** What the service is run with: its manifests and its image fit together and fit the service. */
@NullMarked
package com.flexreconnect.deploy;

import org.jspecify.annotations.NullMarked;
