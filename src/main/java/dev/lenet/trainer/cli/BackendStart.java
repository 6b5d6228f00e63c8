package dev.lenet.trainer.cli;

import dev.lenet.trainer.backend.Backend;
import dev.lenet.trainer.backend.BackendChoice;
import dev.lenet.trainer.backend.Backends;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;

/**
 * Chooses the backend as soon as the settings are known and checked, before Spring builds anything and so before ND4J can start,
 * and offers it to the context as a bean.
 */
final class BackendStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private final Console console;

    BackendStart(Console console) {
        this.console = console;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        BackendChoice choice = Binder.get(event.getEnvironment())
                .bind(Option.PREFIX + "backend", BackendChoice.class)
                .orElse(BackendChoice.AUTO);
        Backend backend = Backends.ofThisMachine().start(choice);
        console.out().println(backend.announcement());
        event.getSpringApplication()
                .addInitializers(context -> context.getBeanFactory().registerSingleton("backend", backend));
    }
}
