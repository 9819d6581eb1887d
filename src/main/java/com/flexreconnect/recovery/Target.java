package com.flexreconnect.recovery;

/** Whom the caller is queued for. */
public enum Target {
    SAME_WORKER,
    ANY_WORKER
}
