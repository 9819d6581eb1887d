package com.flexreconnect.scenario;

import com.flexreconnect.FlexReconnect;
import com.flexreconnect.simulator.TwilioSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application itself, started as it is in production but for its database, its Twilio and its haste. */
public final class RunningService implements AutoCloseable {

    /** Patience short enough for a test, long enough for a busy machine. */
    private static final Map<String, String> IN_A_HURRY = Map.of(
            "RECOVERY_PING_TIMEOUT", "2s",
            "RECONNECT_STEP_PATIENCE", "2s",
            "RECONNECT_SAME_WORKER_PATIENCE", "4s",
            "RECONNECT_ANY_WORKER_PATIENCE", "5s",
            "db-scheduler.polling-interval", "100ms",
            "db-scheduler.heartbeat-interval", "250ms",
            "db-scheduler.shutdown-max-wait", "1s",
            "spring.lifecycle.timeout-per-shutdown-phase", "1s",
            "reconnect.requests-live", "1500ms",
            "spring.main.banner-mode", "off");

    private final ConfigurableApplicationContext context;
    private final String url;

    private RunningService(ConfigurableApplicationContext context, String url) {
        this.context = context;
        this.url = url;
    }

    /** Starts one on a free port and tells the simulator where it is. */
    public static RunningService start(TwilioSimulator simulator, String jdbcUrl, Map<String, String> settings) {
        var all = new HashMap<>(IN_A_HURRY);
        all.putAll(settings);
        return start(simulator, jdbcUrl, all, new SpringApplicationBuilder(FlexReconnect.class));
    }

    /** The same with what the builder has besides, and in no hurry. */
    public static RunningService start(
            TwilioSimulator simulator, String jdbcUrl, Map<String, String> settings, SpringApplicationBuilder builder) {
        var port = freePort();
        var url = "http://127.0.0.1:" + port;
        simulator.serviceIsAt(url);
        var all = new HashMap<String, String>();
        all.putAll(simulator.serviceEnvironment());
        all.put("spring.datasource.url", jdbcUrl);
        all.put("server.port", String.valueOf(port));
        all.putAll(settings);
        var arguments = all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new RunningService(builder.run(arguments), url);
    }

    public String url() {
        return url;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
