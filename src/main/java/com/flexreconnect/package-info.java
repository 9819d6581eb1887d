/** No caller is lost when an agent's browser refreshes. <em>webhook → conference → recovery → effect → twilio.</em> */
@NullMarked
package com.flexreconnect;

import org.jspecify.annotations.NullMarked;
