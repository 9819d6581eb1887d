package com.flexreconnect.simulator.flex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate of our own for every host the Flex UI talks to. The browser is told to take it. */
final class SelfSigned {

    static final String PASSWORD = "loopback-only";

    private SelfSigned() {}

    /**
     * Asks the JDK's own {@code keytool}: Java has no other public way to sign a certificate.
     *
     * @throws IllegalStateException when this JDK has no working {@code keytool}
     */
    static KeyStore keyStore() {
        try {
            Path folder = Files.createTempDirectory("flex-tls");
            Path file = folder.resolve("keys.p12");
            try {
                run(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "flex",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=*.twilio.com",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD));
                var keys = KeyStore.getInstance("PKCS12");
                try (var in = Files.newInputStream(file)) {
                    keys.load(in, PASSWORD.toCharArray());
                }
                return keys;
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException("no certificate for the simulated Flex", impossible);
        }
    }

    private static void run(List<String> command) throws IOException {
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                keytool.destroyForcibly();
                throw new IllegalStateException("keytool made no certificate");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
