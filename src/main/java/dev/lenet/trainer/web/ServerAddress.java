package dev.lenet.trainer.web;

import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Keeps the trainer from listening to other machines without a token. */
public final class ServerAddress {

    /** Written out; a name that somebody may point elsewhere, other than {@code localhost}, is no loopback address. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");

    private ServerAddress() {}

    /**
     * Checks the addresses that the web server is told to listen on.
     *
     * @param environment all settings
     * @throws SettingsException if one of them is not a loopback address and there is no token
     */
    public static void check(Environment environment) {
        if (new AccessToken(setting(environment, AccessToken.SETTING)).isSet()) {
            return;
        }
        refuse("server.address", setting(environment, "server.address"));
        if (setting(environment, "management.server.port") != null) {
            refuse("management.server.address", setting(environment, "management.server.address"));
        }
    }

    private static @Nullable String setting(Environment environment, String name) {
        return Binder.get(environment).bind(name, String.class).orElse(null);
    }

    private static void refuse(String setting, @Nullable String address) {
        if (address == null || !isLoopback(address)) {
            throw new SettingsException(Text.format(
                    "%s is \"%s\", so that other machines reach the trainer, but there is no token that keeps strangers out. Set one in the environment, as in TRAINER_TOKEN=$(openssl rand -hex 32), or leave the address at 127.0.0.1.",
                    setting, address == null ? "" : address));
        }
    }

    /** Whether an address or the host of a request means this machine and nothing else. */
    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
