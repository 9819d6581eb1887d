package com.flexreconnect.simulator.world;

/** A refusal with Twilio's HTTP status and error code. */
public final class TwilioError extends RuntimeException {

    private final int status;
    private final int code;

    public TwilioError(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public static TwilioError notFound(String what) {
        return new TwilioError(404, 20404, "The requested resource " + what + " was not found");
    }

    public static TwilioError bad(String message) {
        return new TwilioError(400, 20001, message);
    }

    public int status() {
        return status;
    }

    public int code() {
        return code;
    }
}
