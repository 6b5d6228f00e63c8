package dev.lenet.trainer.cli;

import dev.lenet.trainer.augment.AugmentationSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers settings and console as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TrainerSettings.class, AugmentationSettings.class})
class CliConfiguration {

    /** For a context that {@link Launcher} did not start, as in tests; otherwise it has brought the process's own. */
    @Bean
    @ConditionalOnMissingBean
    Console console() {
        return new Console(System.out, System.err, Terminal.NONE);
    }
}
