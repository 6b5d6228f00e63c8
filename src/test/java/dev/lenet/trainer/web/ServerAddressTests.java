package dev.lenet.trainer.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lenet.trainer.run.SettingsException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class ServerAddressTests {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "::1", "[::1]", "0:0:0:0:0:0:0:1"})
    void aLoopbackAddressNeedsNoToken(String address) {
        assertThatCode(() -> ServerAddress.check(new MockEnvironment().withProperty("server.address", address)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "::",
                "",
                " ",
                "0",
                "10.0.0.1",
                "fe80::1",
                "example.org",
                "localhost.example.org",
                "127.0.0.1.example.org",
                "127.1",
                "::ffff:10.0.0.1"
            })
    void anyOtherNeedsOne(String address) {
        MockEnvironment environment = new MockEnvironment().withProperty("server.address", address);

        assertThatThrownBy(() -> ServerAddress.check(environment))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("TRAINER_TOKEN=");
        assertThatThrownBy(() -> ServerAddress.check(environment.withProperty("trainer.token", " ")))
                .isInstanceOf(SettingsException.class);
        assertThatCode(() -> ServerAddress.check(environment.withProperty("trainer.token", "secret")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", ""})
    void aPortOfItsOwnForManagementIsNoWayAround(String address) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("server.address", "127.0.0.1")
                .withProperty("management.server.port", "9000")
                .withProperty("management.server.address", address);

        assertThatThrownBy(() -> ServerAddress.check(environment))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("management.server.address");
    }
}
