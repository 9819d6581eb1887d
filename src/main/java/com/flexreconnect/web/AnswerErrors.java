package com.flexreconnect.web;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers whatever went wrong in {@link ErrorBody}'s shape, whatever the caller says it accepts. */
@RestControllerAdvice
class AnswerErrors extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerErrors.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal) {
        var headers = new HttpHeaders();
        refusal.headers().forEach(headers::set);
        return json(refusal.status(), headers, refusal.body());
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(Exception fault) {
        // no message: it may quote what the request held
        LOG.error("a request failed: {}", Fault.inShort(fault));
        return json(500, new HttpHeaders(), ErrorBody.of(500));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception ex, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.value() >= 500) LOG.error("a request failed: {}", Fault.inShort(ex));
        return json(status.value(), headers, ErrorBody.of(status.value()));
    }

    private static ResponseEntity<Object> json(int status, HttpHeaders headers, ErrorBody body) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
