package dev.lenet.trainer.backend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nd4j.linalg.factory.Nd4jBackend;

/**
 * The ND4J backends on the class path, which are registered as services. Only the service files are read here; no backend is
 * loaded.
 */
final class BackendProviders {

    private static final String SERVICES = "META-INF/services/";
    private static final String CPU = "org.nd4j.linalg.cpu.nativecpu.CpuBackend";

    private final ClassLoader loader;
    private final List<Provider> providers;

    private record Provider(String root, Backend.Kind kind) {}

    private BackendProviders(ClassLoader loader, List<Provider> providers) {
        this.loader = loader;
        this.providers = providers;
    }

    /** Finds the backends visible to a class loader. */
    static BackendProviders find(ClassLoader loader) {
        String service = SERVICES + Nd4jBackend.class.getName();
        List<Provider> found = new ArrayList<>();
        try {
            for (URL url : Collections.list(loader.getResources(service))) {
                String root = url.toString();
                found.add(new Provider(root.substring(0, root.length() - service.length()), kind(url)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read", e);
        }
        return new BackendProviders(loader, found);
    }

    /** Takes any backend other than ND4J's CPU backend as the CUDA backend, since there is no third one. */
    private static Backend.Kind kind(URL announcement) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(announcement.openStream(), StandardCharsets.UTF_8))) {
            return reader.lines().anyMatch(line -> line.strip().equals(CPU)) ? Backend.Kind.CPU : Backend.Kind.CUDA;
        }
    }

    boolean has(Backend.Kind kind) {
        return providers.stream().anyMatch(provider -> provider.kind == kind);
    }

    /**
     * Returns a view of the class path on which only one backend is registered.
     *
     * @param kind the backend to keep
     * @return a class loader for the same classes that hides the services of the other backends' jars
     */
    ClassLoader only(Backend.Kind kind) {
        Set<String> hidden = providers.stream()
                .filter(provider -> provider.kind != kind)
                .map(provider -> provider.root + SERVICES)
                .collect(Collectors.toSet());
        return new ServiceFilter(loader, hidden);
    }
}
