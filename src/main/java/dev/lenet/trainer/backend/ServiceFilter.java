package dev.lenet.trainer.backend;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A class loader that delegates everything to its parent but hides some resources. */
final class ServiceFilter extends ClassLoader {

    private final Set<String> hidden;

    /**
     * Creates a filter.
     *
     * @param parent the class loader to delegate to
     * @param hidden prefixes of the URLs to hide
     */
    ServiceFilter(ClassLoader parent, Set<String> hidden) {
        super(parent);
        this.hidden = Set.copyOf(hidden);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> visible = Collections.list(super.getResources(name)).stream()
                .filter(this::isVisible)
                .toList();
        return Collections.enumeration(visible);
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL first = super.getResource(name);
        if (first == null || isVisible(first)) {
            return first;
        }
        try {
            Enumeration<URL> visible = getResources(name);
            return visible.hasMoreElements() ? visible.nextElement() : null;
        } catch (IOException e) {
            return null;
        }
    }

    private boolean isVisible(URL url) {
        String text = url.toString();
        return hidden.stream().noneMatch(text::startsWith);
    }
}
