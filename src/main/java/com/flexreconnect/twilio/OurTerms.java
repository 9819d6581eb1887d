package com.flexreconnect.twilio;

import java.io.IOException;
import java.util.Optional;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;

/**
 * Puts our patience in place of the 30 seconds that Twilio's library sets on every request, whatever its builder was
 * told, and names the stand-in origin as the host where there is one.
 */
record OurTerms(Optional<HttpHost> origin, Timeout connect, Timeout read) implements ExecChainHandler {

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.setRequestConfig(patience());
        origin.ifPresent(host -> {
            request.setScheme(host.getSchemeName());
            request.setAuthority(new URIAuthority(host.getHostName(), host.getPort()));
        });
        return chain.proceed(request, scope);
    }

    /** Waiting for a free connection counts like connecting. */
    private RequestConfig patience() {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(connect)
                .setResponseTimeout(read)
                .setRedirectsEnabled(false)
                .build();
    }
}
