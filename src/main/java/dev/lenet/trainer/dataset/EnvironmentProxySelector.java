package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selects a proxy from the JVM's own settings ({@code -Dhttp.proxyHost} and so on) or, if they specify none, from the
 * environment variables that curl and most other tools read, in lower or upper case: {@code http_proxy} or {@code https_proxy},
 * depending on the URL's scheme, else {@code all_proxy}. {@code no_proxy} lists hosts that need no proxy, including their
 * subdomains; {@code *} means all hosts.
 */
final class EnvironmentProxySelector extends ProxySelector {

    private static final int DEFAULT_PORT = 80;

    private final Map<String, String> environment;

    /**
     * Creates a selector.
     *
     * @param environment variables by name, as {@link System#getenv()} returns them
     */
    EnvironmentProxySelector(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public List<Proxy> select(URI address) {
        ProxySelector jvm = ProxySelector.getDefault();
        List<Proxy> chosen = jvm == null || jvm == this ? List.of() : jvm.select(address);
        if (chosen.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
            return chosen;
        }
        URI proxy = proxyFor(address);
        if (proxy == null) {
            return List.of(Proxy.NO_PROXY);
        }
        int port = proxy.getPort() < 0 ? DEFAULT_PORT : proxy.getPort();
        return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port)));
    }

    /**
     * Returns an authenticator that answers the proxy with the user and password in the environment variable.
     *
     * @param address the URL to download from
     * @return null if the variable has no user
     */
    @Nullable
    Authenticator authenticatorFor(URI address) {
        URI proxy = proxyFor(address);
        String user = proxy == null ? null : proxy.getRawUserInfo();
        if (user == null) {
            return null;
        }
        int colon = user.indexOf(':');
        String name = decode(colon < 0 ? user : user.substring(0, colon));
        String password = colon < 0 ? "" : decode(user.substring(colon + 1));
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY
                        ? new PasswordAuthentication(name, password.toCharArray())
                        : null;
            }
        };
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private @Nullable URI proxyFor(URI address) {
        if (bypassed(address.getHost())) {
            return null;
        }
        String name = address.getScheme() + "_proxy";
        String value = variable(name);
        if (value.isEmpty()) {
            name = "all_proxy";
            value = variable(name);
        }
        if (value.isEmpty()) {
            return null;
        }
        URI proxy;
        try {
            proxy = URI.create(value.contains("://") ? value : "http://" + value);
        } catch (IllegalArgumentException e) {
            throw new DownloadException(unusable(name), e);
        }
        if (!"http".equalsIgnoreCase(proxy.getScheme()) || proxy.getHost() == null) {
            throw new DownloadException(unusable(name));
        }
        return proxy;
    }

    /** The message omits the value, which may contain a password. */
    private static String unusable(String name) {
        return Text.format(
                "the value of the environment variable %s does not have the form http://host:port",
                name.toUpperCase(Locale.ROOT));
    }

    private boolean bypassed(String host) {
        for (String entry : variable("no_proxy").split("[,\\s]+", -1)) {
            String suffix = entry.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
            String lower = host.toLowerCase(Locale.ROOT);
            if (suffix.equals("*") || lower.equals(suffix) || (!suffix.isEmpty() && lower.endsWith("." + suffix))) {
                return true;
            }
        }
        return false;
    }

    private String variable(String name) {
        String lower = environment.getOrDefault(name, "");
        return (lower.isBlank() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : lower).strip();
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException problem) {
        // The download itself reports the failure.
    }
}
