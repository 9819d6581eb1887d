package com.flexreconnect.simulator.flex;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** One TLS port of this machine for every host name. */
final class TlsServer {

    private TlsServer() {}

    static Javalin create(int port, Consumer<RoutesConfig> routes) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = true;
            config.jetty.addConnector((server, http) -> connector(server, http, port));
            config.jetty.modifyWebSocketServletFactory(sockets -> {
                sockets.setIdleTimeout(Duration.ofMinutes(2));
                sockets.setMaxBinaryMessageSize(1 << 20);
                sockets.setMaxTextMessageSize(1 << 20);
            });
            routes.accept(config.routes);
        });
    }

    private static Connector connector(Server server, HttpConfiguration http, int port) {
        var tls = new SslContextFactory.Server();
        tls.setKeyStore(SelfSigned.keyStore());
        tls.setKeyStorePassword(SelfSigned.PASSWORD);
        var https = new HttpConfiguration(http);
        https.addCustomizer(new SecureRequestCustomizer(false));
        var connector = new ServerConnector(
                server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(https));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        return connector;
    }
}
