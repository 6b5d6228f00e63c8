package dev.lenet.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTests {

    private static final String HOME = Path.of("home").toAbsolutePath().toString();
    private static final String ELSEWHERE =
            Path.of("elsewhere").toAbsolutePath().toString();

    private static Path of(Map<String, String> environment, String system, String home) {
        Map<String, String> properties = Map.of("os.name", system, "user.home", home, "java.io.tmpdir", ELSEWHERE);
        return CacheFolder.of(environment::get, properties::get);
    }

    @Test
    void isWhereEachSystemHasIt() {
        assertThat(of(Map.of(), "Linux", HOME)).isEqualTo(Path.of(HOME, ".cache", "trainer"));
        assertThat(of(Map.of(), "Mac OS X", HOME)).isEqualTo(Path.of(HOME, "Library", "Caches", "trainer"));
        assertThat(of(Map.of("LOCALAPPDATA", ELSEWHERE), "Windows 11", HOME)).isEqualTo(Path.of(ELSEWHERE, "trainer"));
    }

    @Test
    void followsXdgCacheHomeIfThatIsAbsolute() {
        assertThat(of(Map.of("XDG_CACHE_HOME", ELSEWHERE), "Linux", HOME)).isEqualTo(Path.of(ELSEWHERE, "trainer"));
        assertThat(of(Map.of("XDG_CACHE_HOME", "relative"), "Linux", HOME))
                .isEqualTo(Path.of(HOME, ".cache", "trainer"));
        assertThat(of(Map.of("XDG_CACHE_HOME", ""), "Linux", HOME)).isEqualTo(Path.of(HOME, ".cache", "trainer"));
    }

    @Test
    void isAmongTheTemporaryFilesForAUserWithoutHome() {
        assertThat(of(Map.of(), "Linux", "?")).isEqualTo(Path.of(ELSEWHERE, "trainer"));
    }
}
