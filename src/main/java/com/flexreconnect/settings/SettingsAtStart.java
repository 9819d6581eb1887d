package com.flexreconnect.settings;

import com.flexreconnect.settings.ReadSettings.Outcome.Bad;
import com.flexreconnect.settings.ReadSettings.Outcome.Good;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Reads the settings before any bean exists, so that a bad one stops the start before anything connects. Gives the
 * context {@link Settings} and the {@link Clock}. Registered in spring.factories.
 */
final class SettingsAtStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** Spring knows these under its own names, and under ours only when they are environment variables. */
    private static final Map<String, String> SPRINGS_OWN = Map.of(
            "SPRING_DATASOURCE_URL", "spring.datasource.url",
            "SERVER_PORT", "server.port",
            "MANAGEMENT_SERVER_PORT", "management.server.port",
            "MANAGEMENT_SERVER_ADDRESS", "management.server.address");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        // the first thing that a refresh does: by then tests, too, have said all their properties
        context.addBeanFactoryPostProcessor(beans -> {
            beans.registerSingleton("settings", settings(context.getEnvironment()));
            // whoever starts the application with another one sees hours pass in seconds
            if (!beans.containsSingleton("clock")) beans.registerSingleton("clock", Clock.systemUTC());
        });
    }

    private static Settings settings(Environment environment) {
        return switch (ReadSettings.from(name -> lookup(environment, name))) {
            case Good(var settings) -> settings;
            case Bad(var problems) -> throw new BadSettings(problems);
        };
    }

    private static @Nullable String lookup(Environment environment, String name) {
        return environment.getProperty(SPRINGS_OWN.getOrDefault(name, name));
    }
}
