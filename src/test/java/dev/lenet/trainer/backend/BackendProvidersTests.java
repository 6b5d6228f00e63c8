package dev.lenet.trainer.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.cpu.nativecpu.CpuBackend;
import org.nd4j.linalg.factory.Nd4jBackend;

class BackendProvidersTests {

    private static final String OTHER_SERVICE = "META-INF/services/org.nd4j.linalg.compression.NDArrayCompressor";

    @TempDir
    Path folder;

    @Test
    void findNoCudaInAnOrdinaryBuild() {
        BackendProviders providers = BackendProviders.find(getClass().getClassLoader());

        assertThat(providers.has(Backend.Kind.CPU)).isTrue();
        assertThat(providers.has(Backend.Kind.CUDA)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void leaveOneBackendToBeFound(Backend.Kind kind) throws IOException {
        try (URLClassLoader both = withCuda()) {
            BackendProviders providers = BackendProviders.find(both);
            assertThat(providers.has(Backend.Kind.CUDA)).isTrue();

            assertThat(ServiceLoader.load(Nd4jBackend.class, providers.only(kind)))
                    .singleElement()
                    .isExactlyInstanceOf(kind == Backend.Kind.CPU ? CpuBackend.class : FakeCudaBackend.class);
        }
    }

    @Test
    void hideTheOtherServicesOfAHiddenBackendToo() throws IOException {
        try (URLClassLoader both = withCuda()) {
            URL announced = folder.resolve(OTHER_SERVICE).toUri().toURL();
            BackendProviders providers = BackendProviders.find(both);

            assertThat(providers
                            .only(Backend.Kind.CUDA)
                            .getResources(OTHER_SERVICE)
                            .asIterator())
                    .toIterable()
                    .contains(announced);
            assertThat(providers
                            .only(Backend.Kind.CPU)
                            .getResources(OTHER_SERVICE)
                            .asIterator())
                    .toIterable()
                    .isNotEmpty()
                    .doesNotContain(announced);
            assertThat(providers.only(Backend.Kind.CPU).getResource("here.txt")).isNotNull();
        }
    }

    @Test
    void shareTheClassesOfTheirParent() throws Exception {
        ClassLoader filter = BackendProviders.find(getClass().getClassLoader()).only(Backend.Kind.CPU);

        assertThat(filter.loadClass(getClass().getName())).isSameAs(getClass());
    }

    private URLClassLoader withCuda() throws IOException {
        announce(folder);
        Files.writeString(folder.resolve(OTHER_SERVICE), "no.such.Compressor\n");
        Files.writeString(folder.resolve("here.txt"), "");
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    /** Makes a folder a class path entry that announces the fake of CUDA's backend. */
    static void announce(Path folder) throws IOException {
        Path service = folder.resolve("META-INF/services").resolve(Nd4jBackend.class.getName());
        Files.createDirectories(service.getParent());
        Files.writeString(service, FakeCudaBackend.class.getName() + "\n");
    }
}
