package dev.lenet.trainer.web;

import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Keeps the trainer from being reachable from other machines without a token, and refuses settings of Spring Boot that would
 * separate the page, the API and Actuator or bypass their protection.
 */
public final class ServerSettings {

    /** Literal addresses and {@code localhost}. Other names do not count, because they may be made to resolve elsewhere. */
    private static final Pattern LOOPBACK = Pattern.compile(
            "localhost|127(\\.(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");

    private static final String ONE_SERVER =
            "The page, the API and Actuator have one port and fixed paths; server.port, server.address and server.servlet.context-path move all of them.";

    private static final String PATHS = "management.endpoints.web.path-mapping";

    /** Settings that can only have their default value. */
    private static final Map<String, String> FIXED = Map.of(
            "management.endpoints.web.base-path", "/actuator",
            "spring.mvc.servlet.path", "/",
            "server.http2.enabled", "false");

    private ServerSettings() {}

    /**
     * Checks the settings of the web server.
     *
     * @param environment all settings
     * @throws SettingsException for an unsupported setting, or for an address that other machines reach without a token
     */
    public static void check(Environment environment) {
        if (setting(environment, "management.server.port") != null) {
            throw new SettingsException("management.server.port cannot be set. " + ONE_SERVER);
        }
        FIXED.forEach((name, only) -> {
            String value = setting(environment, name);
            if (value != null && !value.equals(only)) {
                throw new SettingsException(Text.format(
                        "%s cannot be \"%s\": the trainer only works with %s. %s", name, value, only, ONE_SERVER));
            }
        });
        if (Binder.get(environment)
                .bind(PATHS, Bindable.mapOf(String.class, String.class))
                .isBound()) {
            throw new SettingsException(PATHS + " cannot be set. " + ONE_SERVER);
        }
        String address = setting(environment, "server.address");
        if ((address == null || !isLoopback(address))
                && !new AccessToken(setting(environment, AccessToken.SETTING)).isSet()) {
            throw new SettingsException(Text.format(
                    "server.address is \"%s\", so other machines can reach the trainer, but no token protects it. Set one in the environment, as in TRAINER_TOKEN=$(openssl rand -hex 32), or leave the address at 127.0.0.1.",
                    address == null ? "" : address));
        }
    }

    private static @Nullable String setting(Environment environment, String name) {
        return Binder.get(environment).bind(name, String.class).orElse(null);
    }

    /** Returns whether an address or the host of a request can only mean this machine. */
    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
