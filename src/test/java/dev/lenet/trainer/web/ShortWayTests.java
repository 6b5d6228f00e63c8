package dev.lenet.trainer.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.app.JobQueue;
import dev.lenet.trainer.app.StopSignal;
import dev.lenet.trainer.app.TrainingMonitor;
import dev.lenet.trainer.store.RunCatalogue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** Which requests are answered the short way; all others go through Spring Security and Spring MVC as ever. */
class ShortWayTests {

    private static final String PATH = "/actuator/training";

    @TempDir
    Path models;

    private ShortWay shortWay(@Nullable String token) {
        StopSignal stop = new StopSignal();
        TrainingEndpoint endpoint =
                new TrainingEndpoint(new TrainingMonitor(stop), new RunCatalogue(models), stop, new JobQueue(models));
        return new ShortWay(PATH, new Admission(new AccessToken(token)), endpoint, JsonMapper.shared());
    }

    private static MockHttpServletRequest request(String method, String uri) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, uri);
        request.setServerName("localhost");
        request.setLocalAddr("127.0.0.1");
        return request;
    }

    @Nested
    class WithoutToken {

        private final ShortWay way = shortWay(null);

        @Test
        void takesWhatIsPolled() {
            MockHttpServletRequest request = request("GET", PATH);
            request.addHeader("Accept", "*/*");

            assertThat(way.matches(request)).isTrue();
        }

        @Test
        void answersWithTheState() throws Exception {
            MockHttpServletResponse response = new MockHttpServletResponse();

            way.doFilter(request("GET", PATH), response, new MockFilterChain());

            assertThat(response.getContentAsString()).contains("\"state\":\"IDLE\"");
            assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
        }

        @ParameterizedTest
        @ValueSource(strings = {"HEAD", "POST", "DELETE", "OPTIONS", "get"})
        void leavesOtherMethods(String method) {
            assertThat(way.matches(request(method, PATH))).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/",
                    "/actuator",
                    PATH + "/",
                    PATH + "/run",
                    PATH + ";x",
                    "/actuator/%74raining",
                    "/x/.." + PATH,
                    "/" + PATH,
                })
        void leavesOtherPaths(String uri) {
            assertThat(way.matches(request("GET", uri))).isFalse();
        }

        @Test
        void leavesQueriesAndCertainTypes() {
            MockHttpServletRequest query = request("GET", PATH);
            query.setQueryString("x");
            MockHttpServletRequest type = request("GET", PATH);
            type.addHeader("Accept", "application/json");

            assertThat(way.matches(query)).isFalse();
            assertThat(way.matches(type)).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"evil.example", "localhost.evil.example", "192.168.1.1", "0.0.0.0"})
        void leavesOtherNames(String host) {
            MockHttpServletRequest request = request("GET", PATH);
            request.setServerName(host);

            assertThat(way.matches(request)).isFalse();
        }

        @Test
        void leavesWhatCameToAnotherAddress() {
            MockHttpServletRequest request = request("GET", PATH);
            request.setLocalAddr("192.168.1.1");

            assertThat(way.matches(request)).isFalse();
        }

        @Test
        void knowsTheContextPath() {
            MockHttpServletRequest request = request("GET", "/trainer" + PATH);
            request.setContextPath("/trainer");

            assertThat(way.matches(request)).isTrue();
            assertThat(way.matches(request("GET", "/trainer" + PATH))).isFalse();
        }
    }

    @Nested
    class WithToken {

        private final ShortWay way = shortWay("secret");

        @ParameterizedTest
        @ValueSource(strings = {"Bearer secret", "bearer secret", "Basic any:secret"})
        void takesWhoKnowsIt(String credentials) {
            assertThat(way.matches(asking(credentials))).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"Bearer wrong", "Bearer", "Basic secret:", "Basic any:wrong", "Digest secret", "secret"})
        void leavesWhoDoesNot(String credentials) {
            assertThat(way.matches(asking(credentials))).isFalse();
        }

        @Test
        void leavesCredentialsThatCannotBeRead() {
            MockHttpServletRequest request = request("GET", PATH);
            request.addHeader("Authorization", "Basic !");

            assertThat(way.matches(request)).isFalse();
        }

        @Test
        void leavesThisMachineTooIfItDoesNotSay() {
            assertThat(way.matches(request("GET", PATH))).isFalse();
        }

        @Test
        void takesAnyNameOfTheServer() {
            MockHttpServletRequest request = asking("Bearer secret");
            request.setServerName("gpu-box");
            request.setLocalAddr("192.168.1.1");

            assertThat(way.matches(request)).isTrue();
        }

        private MockHttpServletRequest asking(String credentials) {
            MockHttpServletRequest request = request("GET", PATH);
            String basic = "Basic ";
            request.addHeader(
                    "Authorization",
                    credentials.startsWith(basic)
                            ? basic
                                    + Base64.getEncoder()
                                            .encodeToString(credentials
                                                    .substring(basic.length())
                                                    .getBytes(StandardCharsets.UTF_8))
                            : credentials);
            return request;
        }
    }
}
