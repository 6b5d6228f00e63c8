package dev.lenet.trainer.cli;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.job.JobQueue;
import dev.lenet.trainer.store.RunCatalogue;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Offers settings and console as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrainerSettings.class)
class CliConfiguration {

    /** A plain record, which is bound here because it knows nothing of Spring. */
    @Bean
    AugmentationSettings augmentationSettings(Environment environment) {
        return Binder.get(environment)
                .bind("trainer.augmentation", AugmentationSettings.class)
                .get();
    }

    /** The models folder, for all who look runs up. */
    @Bean
    RunCatalogue runCatalogue(TrainerSettings settings) {
        return new RunCatalogue(settings.modelsDir());
    }

    /** Closed, and without a trace on the disk, unless the trainer serves. */
    @Bean
    JobQueue jobQueue(TrainerSettings settings) {
        return new JobQueue(settings.modelsDir());
    }

    /** For a context that {@link Launcher} did not start, as in tests; otherwise it has brought the process's own. */
    @Bean
    @ConditionalOnMissingBean
    Console console() {
        return new Console(System.out, System.err, Terminal.NONE);
    }
}
