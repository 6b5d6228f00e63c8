package dev.lenet.trainer.cli;

import dev.lenet.trainer.backend.Backend;
import dev.lenet.trainer.backend.Backends;
import dev.lenet.trainer.cli.settings.Mode;
import dev.lenet.trainer.cli.settings.SettingsCheck;
import dev.lenet.trainer.cli.settings.TrainerSettings;
import dev.lenet.trainer.web.PageAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Does what must be done before Spring builds anything: checks all settings and chooses ND4J's backend before ND4J starts. If
 * structured logging is configured, also redirects the console to the log, so that all output has the same format.
 */
final class SettingsListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final String STRUCTURED = "logging.structured.format.console";

    private final Console console;

    SettingsListener(Console console) {
        this.console = console;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (event.getEnvironment().containsProperty(STRUCTURED)) {
            console.speakThroughLog();
        }
        TrainerSettings settings = SettingsCheck.check(event.getEnvironment(), console::warn);
        if (!settings.service().serve()) {
            withoutService(settings.mode(), event);
        }
        Backend backend = Backends.ofThisMachine().start(settings.execution().backend());
        console.print(backend.announcement());
        event.getSpringApplication()
                .addInitializers(context -> context.getBeanFactory().registerSingleton("backend", backend));
    }

    /** The work does not depend on its page: without a port for it, and without a server where there is nothing to watch. */
    private static void withoutService(@Nullable Mode mode, ApplicationEnvironmentPreparedEvent event) {
        if (mode == null || mode.isWatched()) {
            PageAddress.spare(event.getEnvironment());
        } else {
            event.getSpringApplication().setWebApplicationType(WebApplicationType.NONE);
        }
    }
}
