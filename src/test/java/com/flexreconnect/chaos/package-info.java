/** The recovery while the ground gives way: processes are killed, connections cut, instances compete. */
@NullMarked
package com.flexreconnect.chaos;

import org.jspecify.annotations.NullMarked;
