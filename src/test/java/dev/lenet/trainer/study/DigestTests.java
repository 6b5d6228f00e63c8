package dev.lenet.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.backend.Backend;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.SampleImages;
import dev.lenet.trainer.kernel.NetworkMemory;
import dev.lenet.trainer.kernel.VectorSupport;
import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.training.LearnerFactory;
import dev.lenet.trainer.training.RunResult;
import dev.lenet.trainer.training.TrainingListener;
import dev.lenet.trainer.training.TrainingService;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Three epochs of each variant on the sample, seed 42, give the {@code coefficients.bin} that the first version gave: as they are, with
 * augmentation, and as each of two folds. The digests hold for processors with 256-bit vectors (AVX2) and are those of an AMD EPYC;
 * elsewhere sums may be rounded differently, and the test is skipped.
 */
class DigestTests {

    private static final int EPOCHS = 3;

    private static Dataset sample;

    private final TrainingService service = new TrainingService(new LearnerFactory(Backend.cpu("a test")));

    @BeforeAll
    static void load() {
        assumeTrue(VectorSupport.describe().equals("256-bit vectors"), "digests are known for 256-bit vectors only");
        sample = SampleImages.load();
    }

    /** Lines of a digest and what was trained, such as {@code var1}, {@code var1 augmented} and {@code var1 fold 2}. */
    static List<String> digests() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DigestTests.class.getResourceAsStream("digests.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("digests")
    void areThoseOfTheFirstVersion(String line) throws Exception {
        String[] words = line.split(" +");
        RunSpec spec = Specs.of(VariantConfigurations.STUDY.named(words[1]), EPOCHS);
        if (line.endsWith("augmented")) {
            spec = spec.with("augmentation", new AugmentationSettings(10, 0.5, 0.1, 0.1));
        } else if (words.length > 2) {
            spec = spec.with("fold", new Fold(Integer.parseInt(words[3]), 2));
        }

        assertThat(digest(spec)).isEqualTo(words[0]);
    }

    private String digest(RunSpec spec) throws Exception {
        RunResult result =
                service.train(spec, RunExecutor.data(spec, sample), 2, new TrainingListener() {}, () -> false);
        ByteArrayOutputStream coefficients = new ByteArrayOutputStream();
        try {
            Nd4j.write(result.network().params(), new DataOutputStream(coefficients));
        } finally {
            NetworkMemory.close(result.network());
        }
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(coefficients.toByteArray());
        return HexFormat.of().formatHex(sha256);
    }
}
