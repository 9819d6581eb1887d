package com.flexreconnect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;

/** The ports a demonstration needs, looked at before anything starts: half of it running helps nobody. */
final class FreePorts {

    private FreePorts() {}

    /** Ends the program with one sentence if one of them is taken. */
    static void orExit(int... ports) {
        List<Integer> taken =
                Arrays.stream(ports).filter(port -> !isFree(port)).boxed().toList();
        if (taken.isEmpty()) return;
        System.err.printf(
                "%nIn use: port %s of this machine. Is another demonstration still running? Stop what listens there and"
                        + " start again.%n%n",
                taken.toString().replaceAll("[\\[\\]]", ""));
        System.exit(1);
    }

    static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
