package com.flexreconnect.provisioning;

import java.io.Serial;

/** It does not go on like this. The message is a sentence for whoever runs the command. */
final class Trouble extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    Trouble(String sentence) {
        super(sentence);
    }

    /** The sentence. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
