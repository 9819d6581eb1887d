package com.flexreconnect.twilio;

import com.flexreconnect.settings.Settings;
import com.twilio.http.NetworkHttpClient;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The HTTP connections under Twilio's library: one request per call, short patience, one origin where that is set. */
final class Wire extends NetworkHttpClient {

    /** A caller waits in silence meanwhile; a healthy handshake takes well under a second from anywhere. */
    static final Timeout CONNECT = Timeout.ofSeconds(2);

    /** Between two packets; longer than Twilio's slow answers usually take. After it the outcome is unknown. */
    static final Timeout READ = Timeout.ofSeconds(5);

    Wire(Optional<URI> baseUrl, Settings.Limits limits) {
        this(baseUrl, limits, CONNECT, READ);
    }

    Wire(Optional<URI> baseUrl, Settings.Limits limits, Timeout connect, Timeout read) {
        super(builder(baseUrl.map(Wire::origin), limits, connect, read));
    }

    void close() throws IOException {
        client.close();
    }

    private static HttpClientBuilder builder(
            Optional<HttpHost> origin, Settings.Limits limits, Timeout connect, Timeout read) {
        var builder = HttpClientBuilder.create()
                .useSystemProperties()
                .setConnectionManager(connections(limits, connect, read))
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .addExecInterceptorFirst("our-terms", new OurTerms(origin, connect, read));
        origin.ifPresent(host -> builder.setRoutePlanner((target, context) -> straightTo(host)));
        return builder;
    }

    /** Every request that its lane lets out may hold a connection. */
    private static HttpClientConnectionManager connections(Settings.Limits limits, Timeout connect, Timeout read) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(limits.atOnce() * Family.values().length)
                .setMaxConnPerRoute(limits.atOnce() * Family.values().length)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(read)
                        // a connection that the far side closed while it was idle would look like a lost answer
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .build();
    }

    private static HttpRoute straightTo(HttpHost host) {
        return new HttpRoute(host, null, host.getSchemeName().equals("https"));
    }

    private static HttpHost origin(URI baseUrl) {
        return new HttpHost(baseUrl.getScheme(), baseUrl.getHost(), baseUrl.getPort());
    }
}
