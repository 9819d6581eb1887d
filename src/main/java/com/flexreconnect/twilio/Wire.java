package com.flexreconnect.twilio;

import com.twilio.http.NetworkHttpClient;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The HTTP connections under Twilio's library: one request per call, short patience, one origin where that is set. */
final class Wire extends NetworkHttpClient implements AutoCloseable {

    /** A caller waits in silence meanwhile; a healthy handshake takes well under a second from anywhere. */
    static final Timeout CONNECT = Timeout.ofSeconds(2);

    /** Longer than Twilio's slowest usual answers; between two packets. After it the outcome is unknown. */
    static final Timeout READ = Timeout.ofSeconds(5);

    /** Every call in progress may hold a connection: well above the 64 effects that may run at once. */
    static final int CONNECTIONS = 128;

    private static final RequestConfig PATIENCE = RequestConfig.custom()
            .setConnectionRequestTimeout(CONNECT)
            .setResponseTimeout(READ)
            .setRedirectsEnabled(false)
            .build();

    Wire(Optional<URI> baseUrl) {
        super(builder(baseUrl.map(Wire::origin)));
    }

    private static HttpClientBuilder builder(Optional<HttpHost> origin) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(READ)
                        // a connection that the far side closed while it was idle would look like a lost answer
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .build();
        var builder = HttpClientBuilder.create()
                .useSystemProperties()
                .setConnectionManager(connections)
                .evictIdleConnections(TimeValue.of(30, TimeUnit.SECONDS))
                .evictExpiredConnections()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .addExecInterceptorFirst("one-origin", (request, scope, chain) -> send(origin, request, scope, chain));
        origin.ifPresent(host -> builder.setRoutePlanner((target, context) ->
                new HttpRoute(host, null, host.getSchemeName().equals("https"))));
        return builder;
    }

    private static ClassicHttpResponse send(
            Optional<HttpHost> origin, ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        // Twilio's library puts its own 30 s patience on every request, whatever the builder was told
        scope.clientContext.setRequestConfig(PATIENCE);
        origin.ifPresent(host -> {
            request.setScheme(host.getSchemeName());
            request.setAuthority(new URIAuthority(host.getHostName(), host.getPort()));
        });
        return chain.proceed(request, scope);
    }

    private static HttpHost origin(URI baseUrl) {
        return new HttpHost(baseUrl.getScheme(), baseUrl.getHost(), baseUrl.getPort());
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
