package dev.lenet.trainer.cli;

import dev.lenet.trainer.text.Text;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Adds {@code jdk.incubator.vector}, on which the fast kernels are built, to the running JVM.
 *
 * <p>A jar's manifest cannot ask for a module as {@code --add-modules} does. It can however export a package of
 * {@code java.base} to its code ({@code Add-Exports: java.base/jdk.internal.module}, see the POM), and there lies the
 * method with which the JDK itself adds modules late, for instance for an agent. It defines the module to the boot class
 * loader, at which HotSpot switches on the module's compiler intrinsics just as it does for {@code --add-modules}: the
 * code that comes out is equally fast. The alternative, starting a second JVM with the option, costs another start and
 * must hand through signals, exit code and terminal.
 *
 * <p>The module does not become part of {@link ModuleLayer#boot()}; ask for its classes, not for the layer.
 */
final class VectorModule {

    private static final String NAME = "jdk.incubator.vector";

    private VectorModule() {}

    /**
     * Makes the module's classes visible to all class loaders below the JDK's own. Does nothing if they are. Must come
     * before any class is loaded that uses them.
     *
     * @return null if the module is there now, otherwise for people: why not, and what to do
     */
    static @Nullable String load() {
        if (ModuleLayer.boot().findModule(NAME).isPresent()) {
            return null;
        }
        if (ModuleFinder.ofSystem().find(NAME).isEmpty()) {
            return Text.format(
                    "This Java runtime lacks the module %s, so training is slower. A full JDK 17 or newer has it.",
                    NAME);
        }
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, NAME);
            return null;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            Throwable reason = e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
            return Text.format(
                    "This Java runtime does not load the module %1$s by itself (%2$s), so training is slower. Start it with: java --add-modules=%1$s -jar trainer.jar",
                    NAME, reason.getClass().getSimpleName());
        }
    }
}
