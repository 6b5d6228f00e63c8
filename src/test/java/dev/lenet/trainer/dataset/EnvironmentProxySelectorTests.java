package dev.lenet.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxySelectorTests {

    private static final URI HTTP = URI.create("http://data.example.org/file.gz");
    private static final URI HTTPS = URI.create("https://data.example.org/file.gz");

    private static Proxy select(URI address, Map<String, String> environment) {
        return new EnvironmentProxySelector(environment).select(address).get(0);
    }

    private static InetSocketAddress at(Proxy proxy) {
        assertThat(proxy.type()).isEqualTo(Proxy.Type.HTTP);
        return (InetSocketAddress) proxy.address();
    }

    @Test
    void goesByTheSchemeOfTheAddress() {
        Map<String, String> environment =
                Map.of("HTTP_PROXY", "http://127.0.0.1:3128", "https_proxy", "127.0.0.2:8080/");
        assertThat(at(select(HTTP, environment))).isEqualTo(InetSocketAddress.createUnresolved("127.0.0.1", 3128));
        assertThat(at(select(HTTPS, environment))).isEqualTo(InetSocketAddress.createUnresolved("127.0.0.2", 8080));
    }

    @Test
    void takesTheProxyForAllIfTheSchemeHasNone() {
        Map<String, String> environment = Map.of("ALL_PROXY", "http://127.0.0.1", "HTTP_PROXY", "");
        assertThat(at(select(HTTP, environment))).isEqualTo(InetSocketAddress.createUnresolved("127.0.0.1", 80));
    }

    @Test
    void goesDirectWithoutAnyVariable() {
        assertThat(select(HTTP, Map.of("https_proxy", "http://127.0.0.1:1")).type())
                .isEqualTo(Proxy.Type.DIRECT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    *                            | DIRECT
                    data.example.org             | DIRECT
                    localhost, EXAMPLE.org       | DIRECT
                    localhost .example.org       | DIRECT
                    *.example.org                | DIRECT
                    ample.org                    | HTTP
                    other.data.example.org       | HTTP
                    ,                            | HTTP
                    """)
    void leavesOutTheHostsThatNeedNone(String noProxy, Proxy.Type expected) {
        Map<String, String> environment = Map.of("HTTP_PROXY", "http://127.0.0.1:3128", "NO_PROXY", noProxy);
        assertThat(select(HTTP, environment).type()).isEqualTo(expected);
    }
}
