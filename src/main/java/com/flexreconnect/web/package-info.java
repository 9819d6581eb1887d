/** How requests are read and refused here: bounded bodies in, one shape of error out. */
@ApplicationModule(allowedDependencies = {"settings"})
@NullMarked
package com.flexreconnect.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
