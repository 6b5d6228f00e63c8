package dev.lenet.trainer.model;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The configuration beans for tests that need no application around them. */
public final class Configurations {

    private Configurations() {}

    /**
     * A variant's bean.
     *
     * @param variant which
     * @return a configuration of the caller's own
     */
    public static MultiLayerConfiguration of(Variant variant) {
        try (var context = new AnnotationConfigApplicationContext(VariantConfigurations.class)) {
            return context.getBean(variant.model(), MultiLayerConfiguration.class);
        }
    }
}
