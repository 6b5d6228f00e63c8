package dev.lenet.trainer.backend;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the backend as a bean. */
@Configuration(proxyBeanMethods = false)
class BackendConfiguration {

    /** For a context that the launcher did not start, as in tests; otherwise it has brought the process's own. */
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
