package com.flexreconnect.settings;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns {@link BadSettings} into the one message that a refused start prints. Registered in spring.factories. */
final class ExplainBadSettings extends AbstractFailureAnalyzer<BadSettings> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BadSettings cause) {
        var list = cause.problems().stream().map(problem -> "  - " + problem).collect(Collectors.joining("\n"));
        return new FailureAnalysis(
                "Settings are missing or malformed:\n\n" + list,
                "Set them as environment variables and start again. The file .env.sample explains every one of them.",
                cause);
    }
}
