package com.flexreconnect.web;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request that gets no, in words for whoever sent it. Answered as {@link ErrorBody}. */
public final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /**
     * @param code for programs: a word of ours, or Twilio's number
     * @param message for people: says what to do; never a secret, nor what the request held
     */
    public Refusal(int status, String code, String message) {
        // a refusal is an answer, not a fault: nobody reads its stack
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** Sends a header with the refusal. */
    public Refusal with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    Map<String, String> headers() {
        return headers;
    }

    ErrorBody body() {
        return ErrorBody.of(status, code, String.valueOf(getMessage()));
    }
}
