package dev.lenet.trainer.web;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** Determines the address of the page. */
public final class PageAddress {

    private static final String PORT = "server.port";
    private static final int USUAL_PORT = 8080;
    private static final String SPARE = "sparePort";

    private PageAddress() {}

    /**
     * Selects any free port if none was set and the default port is in use: a run does not depend on its page, so it should not
     * fail for lack of a port.
     *
     * @param environment all settings; the port is added to them
     */
    public static void spare(ConfigurableEnvironment environment) {
        if (!environment.containsProperty(PORT) && isInUse(environment.getProperty("server.address"))) {
            environment.getPropertySources().addFirst(new MapPropertySource(SPARE, Map.of(PORT, 0)));
        }
    }

    private static boolean isInUse(@Nullable String address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), USUAL_PORT));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Returns a sentence that says where to watch the training.
     *
     * @param environment all settings, once the server has started
     * @return the sentence; null if there is no server
     */
    public static @Nullable String toWatch(ConfigurableEnvironment environment) {
        String address = of(environment);
        if (address == null) {
            return null;
        }
        return environment.getPropertySources().contains(SPARE)
                ? Text.format("Port %d is in use; watch the training at %s instead.", USUAL_PORT, address)
                : Text.format("Watch the training at %s.", address);
    }

    /**
     * Returns the address of the page for a browser on this machine.
     *
     * @param environment all settings, once the server has started
     * @return for example {@code http://127.0.0.1:8080}; null if there is no server
     */
    public static @Nullable String of(Environment environment) {
        String port = environment.getProperty("local.server.port");
        if (port == null) {
            return null;
        }
        boolean secured = Stream.of("bundle", "key-store", "certificate")
                .anyMatch(each -> environment.containsProperty("server.ssl." + each));
        String host = environment.getProperty("server.address", "127.0.0.1");
        return (secured ? "https://" : "http://")
                + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host)
                + ":"
                + port
                + environment.getProperty("server.servlet.context-path", "");
    }
}
