package dev.lenet.trainer.model;

import java.util.stream.Stream;

/** The study's variants for tests. */
public final class Five {

    public static final Variant BASELINE = VariantConfigurations.STUDY.named("baseline");
    public static final Variant VAR1 = VariantConfigurations.STUDY.named("var1");
    public static final Variant VAR2 = VariantConfigurations.STUDY.named("var2");
    public static final Variant VAR3 = VariantConfigurations.STUDY.named("var3");
    public static final Variant VAR4 = VariantConfigurations.STUDY.named("var4");

    private Five() {}

    /** For parameterized tests: {@code dev.lenet.trainer.model.Five#all}. */
    public static Stream<Variant> all() {
        return VariantConfigurations.STUDY.all().stream();
    }
}
