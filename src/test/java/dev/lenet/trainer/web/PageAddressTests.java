package dev.lenet.trainer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class PageAddressTests {

    private final MockEnvironment environment = new MockEnvironment().withProperty("server.address", "127.0.0.1");

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, '', http://127.0.0.1:4711",
        "::1, '', http://[::1]:4711",
        "[::1], /t, http://[::1]:4711/t",
    })
    void isWhatABrowserOpens(String host, String path, String expected) {
        environment.setProperty("server.address", host);
        environment.setProperty("server.servlet.context-path", path);
        environment.setProperty("local.server.port", "4711");

        assertThat(PageAddress.of(environment)).isEqualTo(expected);
        assertThat(PageAddress.toWatch(environment)).isEqualTo("Watch the training at %s.".formatted(expected));
    }

    @Test
    void isHttpsWithACertificate() {
        environment.setProperty("local.server.port", "4711");
        environment.setProperty("server.ssl.bundle", "mine");

        assertThat(PageAddress.of(environment)).startsWith("https://");
    }

    @Test
    void isNowhereWithoutAServer() {
        assertThat(PageAddress.toWatch(environment)).isNull();
    }

    @Test
    void isOnAnotherPortWhereTheUsualOneIsInUse() throws IOException {
        try (ServerSocket other = usual()) {
            PageAddress.spare(environment);

            assertThat(environment.getProperty("server.port")).isEqualTo("0");
            environment.setProperty("local.server.port", "4711");
            assertThat(PageAddress.toWatch(environment))
                    .isEqualTo("Port 8080 is in use; watch the training at http://127.0.0.1:4711 instead.");
        }
    }

    @Test
    void isWhereItIsAskedFor() throws IOException {
        environment.setProperty("server.port", "8080");
        try (ServerSocket other = usual()) {
            PageAddress.spare(environment);

            assertThat(environment.getProperty("server.port")).isEqualTo("8080");
        }
    }

    /** Someone else may have it already, which is as good. */
    private static ServerSocket usual() throws IOException {
        try {
            return new ServerSocket(8080, 1, InetAddress.getByName("127.0.0.1"));
        } catch (BindException e) {
            return new ServerSocket(0);
        }
    }
}
