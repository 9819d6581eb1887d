package com.flexreconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void a_port_is_taken_while_somebody_listens() throws IOException {
        int port;
        try (var somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = somebody.getLocalPort();
            assertThat(FreePorts.isFree(port)).isFalse();
        }
        assertThat(FreePorts.isFree(port)).isTrue();
    }
}
