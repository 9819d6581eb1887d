package com.flexreconnect.operator;

import java.io.Serial;
import org.springframework.security.core.AuthenticationException;

/** So many wrong passwords that none is looked at for a while. */
final class TooManyTries extends AuthenticationException {
    @Serial
    private static final long serialVersionUID = 1L;

    TooManyTries() {
        super("too many tries");
    }
}
