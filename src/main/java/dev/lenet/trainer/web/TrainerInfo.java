package dev.lenet.trainer.web;

import dev.lenet.trainer.model.ModelSummary;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.model.Variants;
import dev.lenet.trainer.study.RunExecutor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/** Adds to {@code /actuator/info} the variants with their parameters, and the provenance of runs. */
@Component
class TrainerInfo implements InfoContributor {

    private final RunExecutor runs;
    private final Variants registry;
    private volatile @Nullable Map<String, VariantInfo> variants;

    TrainerInfo(RunExecutor runs, Variants registry) {
        this.runs = runs;
        this.registry = registry;
    }

    private record VariantInfo(String model, String change, long parameters, long trainableParameters) {}

    @Override
    public void contribute(Info.Builder builder) {
        Map<String, VariantInfo> known = variants;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (Variant variant : registry.all()) {
                ModelSummary summary = ModelSummary.of(variant.architecture());
                known.put(
                        variant.name(),
                        new VariantInfo(
                                variant.model(),
                                variant.change(),
                                summary.parameters(),
                                summary.trainableParameters()));
            }
            variants = known;
        }
        builder.withDetail("variants", known).withDetail("provenance", runs.provenance());
    }
}
