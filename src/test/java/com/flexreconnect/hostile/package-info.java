/** Whatever strangers, agents and Twilio may send, over a real socket: forged, broken, huge, strange. */
@NullMarked
package com.flexreconnect.hostile;

import org.jspecify.annotations.NullMarked;
