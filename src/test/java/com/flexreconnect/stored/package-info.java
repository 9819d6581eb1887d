/** What is in the database today is read by every later version. */
@org.jspecify.annotations.NullMarked
package com.flexreconnect.stored;
