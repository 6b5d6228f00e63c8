package dev.lenet.trainer.backend;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the backend as a bean. */
@Configuration(proxyBeanMethods = false)
class BackendConfiguration {

    /** Used only in contexts that the launcher did not start, as in tests; the launcher registers the backend itself. */
    @Bean
    @ConditionalOnMissingBean
    Backend backend() {
        return Backends.ofThisMachine().start(BackendChoice.CPU);
    }

    @Bean
    GpuMetrics gpuMetrics(Backend backend) {
        return new GpuMetrics(backend, NvidiaSmi.onPath().within(GpuMetrics.PATIENCE));
    }
}
