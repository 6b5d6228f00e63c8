package dev.lenet.trainer.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lenet.trainer.run.SettingsException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class ServerSettingsTests {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "::1", "[::1]", "0:0:0:0:0:0:0:1"})
    void aLoopbackAddressNeedsNoToken(String address) {
        assertThatCode(() -> ServerSettings.check(new MockEnvironment().withProperty("server.address", address)))
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
                "127.999.999.999",
                "127.0.0.256",
                "127.0.0.01",
                "::ffff:10.0.0.1"
            })
    void anyOtherNeedsOne(String address) {
        MockEnvironment environment = new MockEnvironment().withProperty("server.address", address);

        assertThatThrownBy(() -> ServerSettings.check(environment))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("TRAINER_TOKEN=");
        assertThatThrownBy(() -> ServerSettings.check(environment.withProperty("trainer.token", " ")))
                .isInstanceOf(SettingsException.class);
        assertThatCode(() -> ServerSettings.check(environment.withProperty("trainer.token", "secret")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "management.server.port, 9000",
        "management.server.port, -1",
        "management.endpoints.web.base-path, /manage",
        "management.endpoints.web.path-mapping.health, alive",
        "spring.mvc.servlet.path, /x",
        "server.http2.enabled, true",
    })
    void whatTearsTheServerApartIsRefused(String setting, String value) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("server.address", "127.0.0.1")
                .withProperty("trainer.token", "secret")
                .withProperty(setting, value);

        assertThatThrownBy(() -> ServerSettings.check(environment))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(setting.replace(".health", "") + " cannot be")
                .hasMessageContaining("server.servlet.context-path");
    }

    @ParameterizedTest
    @CsvSource({
        "management.endpoints.web.base-path, /actuator",
        "server.http2.enabled, false",
        "server.servlet.context-path, /t",
        "server.port, 0",
    })
    void whatDoesNotIsTaken(String setting, String value) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("server.address", "127.0.0.1")
                .withProperty(setting, value);

        assertThatCode(() -> ServerSettings.check(environment)).doesNotThrowAnyException();
    }
}
