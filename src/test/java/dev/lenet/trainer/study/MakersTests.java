package dev.lenet.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.Records;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.store.RunRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MakersTests {

    private static RunRecord run(String name, String processor, String host) {
        RunRecord run = dev.lenet.trainer.store.Records.running(name);
        Provenance made = Records.with(run.provenance(), Map.of("cpu", processor, "host", host));
        return Records.with(run, "provenance", made);
    }

    private static RunRecord by(String kernels, Variant variant) {
        RunRecord run = run(variant.name(), "Xeon", "n1");
        Provenance made = Records.with(run.provenance(), "kernels", kernels);
        RunSpec spec = Records.with(run.spec(), "variant", variant);
        return Records.with(run, Map.of("provenance", made, "spec", spec));
    }

    /** Some networks are trained by DL4J itself, wherever they are trained. */
    @Test
    void whatTheNetworkDecidesIsNoDifference() {
        assertThat(Makers.several(List.of(by("kernels", Five.BASELINE), by("DL4J", Five.VAR4))))
                .isNull();
        assertThat(Makers.several(List.of(by("kernels", Five.BASELINE), by("DL4J", Five.BASELINE))))
                .contains("kernels on", "DL4J on");
    }

    @Test
    void oneKindOfProcessorIsNoDifference() {
        assertThat(Makers.several(List.of(run("a", "Xeon", "n1"), run("b", "Xeon", "n2"))))
                .isNull();
    }

    @Test
    void namesTheRunsOfEachKind() {
        assertThat(Makers.several(List.of(run("a", "Xeon", "n1"), run("b", "EPYC", "n2"), run("c", "Xeon", "n1"))))
                .containsSubsequence("a, c with trainer", "(Xeon); b with trainer", "(EPYC).");
    }

    @Test
    void namesNoHundreds() {
        List<RunRecord> runs = Stream.concat(
                        IntStream.range(0, 1000).mapToObj(i -> run("r" + i, "Xeon", "n1")),
                        Stream.of(run("last", "EPYC", "n2")))
                .toList();
        assertThat(Makers.several(runs))
                .contains("r3, r4 and 995 more with", "last with")
                .doesNotContain("r5");
    }
}
