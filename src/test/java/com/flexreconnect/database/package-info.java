/** The database that tests share. */
@NullMarked
package com.flexreconnect.database;

import org.jspecify.annotations.NullMarked;
