package com.flexreconnect;

import com.flexreconnect.database.EmbeddedDatabase;
import com.flexreconnect.simulator.SimulatorSettings;
import com.flexreconnect.simulator.flex.RealFlex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;

/**
 * The service, an embedded PostgreSQL and a simulated Twilio that the real Flex UI can run against. The browser tests and
 * {@code ./demo} start it through {@link TestFlexReconnect}; they bring the page and the plugin.
 *
 * <p>System properties: {@code flex.page} (folder with {@code host.js}), {@code flex.plugin} (bundle), and the ports
 * {@code flex.tls-port}, {@code flex.twilio-port}, {@code flex.service-port}.
 */
final class RealFlexUi {

    private RealFlexUi() {}

    /** Whether this is what was asked for. */
    static boolean isWanted() {
        return System.getProperty("flex.page") != null;
    }

    static void run(String[] args) {
        int servicePort = Integer.getInteger("flex.service-port", 8090);
        int twilioPort = Integer.getInteger("flex.twilio-port", 8091);
        int tlsPort = Integer.getInteger("flex.tls-port", 8443);
        FreePorts.orExit(servicePort, twilioPort, tlsPort);
        var twilio = RealFlex.start(
                SimulatorSettings.standard().withPort(twilioPort).withServiceUrl("http://127.0.0.1:" + servicePort),
                tlsPort,
                Path.of(System.getProperty("flex.page")),
                Path.of(System.getProperty("flex.plugin")));
        List<String> all = new ArrayList<>(List.of(args));
        twilio.serviceEnvironment().forEach((name, value) -> all.add("--" + name + "=" + value));
        all.add("--spring.datasource.url=" + EmbeddedDatabase.jdbcUrl());
        all.add("--server.port=" + servicePort);
        SpringApplication.from(FlexReconnect::main).run(all.toArray(String[]::new));
        System.out.println("The real Flex UI can come: " + twilio.baseUrl());
    }
}
