package dev.lenet.trainer.cli;

import dev.lenet.trainer.text.Text;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Adds {@code jdk.incubator.vector}, which the fast kernels use, to the running JVM.
 *
 * <p>A jar's manifest cannot add a module as {@code --add-modules} does. It can, however, export a package of
 * {@code java.base} to its code ({@code Add-Exports: java.base/jdk.internal.module}, see the POM). That package has the
 * method with which the JDK itself adds modules late, for instance for an agent. It defines the module to the boot class
 * loader, whereupon HotSpot enables the module's compiler intrinsics just as it does for {@code --add-modules}, so the
 * compiled code is equally fast. The alternative, starting a second JVM with the option, costs another start and would
 * have to pass on signals, exit code and terminal.
 *
 * <p>The module does not become part of {@link ModuleLayer#boot()}: look for its classes, not for the layer.
 */
final class VectorModule {

    private static final String NAME = "jdk.incubator.vector";

    private VectorModule() {}

    /**
     * Makes the module's classes visible to all class loaders below the JDK's own, unless they already are. Must be called
     * before any class that uses them is loaded.
     *
     * @return null if the module is available; otherwise the reason that it is not and what to do, for the user
     */
    static @Nullable String load() {
        if (ModuleLayer.boot().findModule(NAME).isPresent()) {
            return null;
        }
        if (ModuleFinder.ofSystem().find(NAME).isEmpty()) {
            return Text.format(
                    "This Java runtime lacks the module %s, so training is slower. Use a full JDK 17 or newer.", NAME);
        }
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, NAME);
            return null;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            Throwable reason = e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
            return Text.format(
                    "This Java runtime does not load the module %1$s by itself (%2$s), so training is slower. Start the trainer with: java --add-modules=%1$s -jar trainer.jar",
                    NAME, reason.getClass().getSimpleName());
        }
    }
}
