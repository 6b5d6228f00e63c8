package dev.lenet.trainer.cli;

import dev.lenet.trainer.app.Execution;
import dev.lenet.trainer.app.FailureExplainer;
import dev.lenet.trainer.app.JobQueue;
import dev.lenet.trainer.cli.settings.AugmentationOptions;
import dev.lenet.trainer.cli.settings.DataSettings;
import dev.lenet.trainer.cli.settings.DeclaredVariants;
import dev.lenet.trainer.cli.settings.ExecutionSettings;
import dev.lenet.trainer.cli.settings.RecipeSettings;
import dev.lenet.trainer.cli.settings.ServiceSettings;
import dev.lenet.trainer.cli.settings.TrainerSettings;
import dev.lenet.trainer.cli.settings.WorkSettings;
import dev.lenet.trainer.model.Variants;
import dev.lenet.trainer.store.RunCatalogue;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Defines the settings, the console and what follows from them as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    WorkSettings.class,
    DataSettings.class,
    RecipeSettings.class,
    AugmentationOptions.class,
    ExecutionSettings.class,
    ServiceSettings.class
})
class CliConfiguration {

    /** The reference study's variants and those that the settings declare. */
    @Bean
    Variants variants(ConfigurableEnvironment environment) {
        return DeclaredVariants.read(environment).registry();
    }

    @Bean
    TrainerSettings trainerSettings(
            WorkSettings work,
            DataSettings data,
            RecipeSettings recipe,
            AugmentationOptions augmentation,
            ExecutionSettings execution,
            ServiceSettings service,
            Variants variants) {
        return new TrainerSettings(work, data, recipe, augmentation, execution, service, variants).withDropout();
    }

    /** Looks up runs in the models folder. */
    @Bean
    RunCatalogue runCatalogue(ExecutionSettings settings) {
        return new RunCatalogue(settings.modelsDir());
    }

    @Bean
    Execution execution(ExecutionSettings settings, DataSettings data) {
        return new Execution(
                settings.modelsDir(),
                data.dataDir(),
                settings.threadCount(),
                settings.workerCount(),
                settings.tsnePoints());
    }

    /** Makes snapshots explain a failure as the console does. */
    @Bean
    FailureExplainer failureExplainer() {
        return cause -> Failure.of(cause).message();
    }

    /** Stays closed, and writes no file, unless the trainer serves. */
    @Bean
    JobQueue jobQueue(ExecutionSettings settings) {
        return new JobQueue(settings.modelsDir());
    }

    /** For a context that {@link Launcher} did not start, as in tests. Launcher registers the process's own console. */
    @Bean
    @ConditionalOnMissingBean
    Console console() {
        return new Console(System.out, System.err, Terminal.NONE);
    }
}
