package dev.lenet.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacv.Frame;
import org.datavec.image.data.ImageWritable;
import org.datavec.image.loader.NativeImageLoader;
import org.datavec.image.transform.FlipImageTransform;
import org.datavec.image.transform.ImageTransform;
import org.datavec.image.transform.PipelineImageTransform;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

class AugmentationPipelineTests {

    private final AugmentationPipeline pipeline = new AugmentationPipeline(Images.REFERENCE);
    private final byte[] noise = Images.noise(28, 28);

    private byte[] onArrays(long seed) {
        GrayImage image = new GrayImage(28, 28);
        pipeline.apply(noise, 0, image, new Random(seed));
        return Images.bytes(image);
    }

    @Test
    void leavesAnImageAsItIsWithAllSettingsAtZero() {
        GrayImage image = new GrayImage(28, 28);

        new AugmentationPipeline(new AugmentationSettings(0, 0, 0, 0)).apply(noise, 0, image, new Random());

        assertThat(Images.bytes(image)).isEqualTo(noise);
    }

    @Test
    void keepsEachChangeWhateverTheOthersAre() {
        byte[] flipOnly = new byte[28 * 28];
        byte[] mirrored = noise.clone();
        for (int i = 0; i < mirrored.length; i++) {
            mirrored[i] = noise[i / 28 * 28 + 27 - i % 28];
        }
        AugmentationPipeline other = new AugmentationPipeline(new AugmentationSettings(0, 0.5, 0, 0));
        for (long seed = 0; seed < 50; seed++) {
            GrayImage image = new GrayImage(28, 28);
            other.apply(noise, 0, image, new Random(seed));
            image.store(flipOnly, 0);

            Random draws = new Random(seed);
            draws.nextDouble(); // the angle's, also when there is no rotation
            assertThat(flipOnly).isEqualTo(draws.nextDouble() < 0.5 ? mirrored : noise);
        }
    }

    @Nested
    class AsADataVecTransform {

        @Test
        void givesTheSameAsOnArrays() {
            for (long seed = 0; seed < 20; seed++) {
                ImageWritable result = pipeline.transform(OpenCv.writable(noise, 28, 28, 0), new Random(seed));

                assertThat(OpenCv.bytes(result)).isEqualTo(onArrays(seed));
            }
        }

        @Test
        void isDataVecsPipelineOfItsParts() {
            List<Pair<ImageTransform, Double>> parts = List.of(
                    new Pair<>(new RotationTransform(10), 1.0),
                    new Pair<>(new HorizontalFlipTransform(0.5), 1.0),
                    new Pair<>(new BrightnessContrastTransform(0.1, 0.1), 1.0),
                    new Pair<>(new ShiftTransform(0), 1.0));
            PipelineImageTransform dataVec = new PipelineImageTransform(1, parts);

            for (long seed = 0; seed < 20; seed++) {
                ImageWritable result = dataVec.transform(OpenCv.writable(noise, 28, 28, 0), new Random(seed));

                assertThat(OpenCv.bytes(result)).isEqualTo(onArrays(seed));
            }
        }

        @Test
        void readsRowsWithPadding() {
            ImageWritable padded = OpenCv.writable(noise, 28, 28, 5);
            assertThat(padded.getFrame().imageStride).isEqualTo(33);

            assertThat(OpenCv.bytes(pipeline.transform(padded, new Random(1)))).isEqualTo(onArrays(1));
        }

        @Test
        void goesTogetherWithDataVecsOwnTransformsAndLoader() throws IOException {
            ImageWritable result = pipeline.transform(OpenCv.writable(noise, 28, 28, 0), new Random(1));
            ImageWritable flipped = new FlipImageTransform(1).transform(result);

            INDArray array = new NativeImageLoader(28, 28, 1).asMatrix(flipped);

            assertThat(array.shape()).containsExactly(1, 1, 28, 28);
            assertThat(array.getInt(0, 0, 3, 20)).isEqualTo(onArrays(1)[3 * 28 + 7] & 0xff);
        }

        @Test
        void leavesItsInputAsItIs() {
            ImageWritable image = OpenCv.writable(noise, 28, 28, 0);

            pipeline.transform(image, new Random(1));

            assertThat(OpenCv.bytes(image)).isEqualTo(noise);
        }

        @Test
        void leavesNoMemoryBehindInAPointerScope() {
            ImageWritable image = OpenCv.writable(noise, 28, 28, 0);
            long before = Pointer.totalCount();

            for (int i = 0; i < 1_000; i++) {
                try (PointerScope scope = new PointerScope()) {
                    pipeline.transform(image, new Random(i));
                }
            }

            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
        }

        @Test
        void makesTheStrongestChangeWithoutRandomNumbers() {
            assertThat(OpenCv.bytes(pipeline.transform(OpenCv.writable(noise, 28, 28, 0))))
                    .isEqualTo(OpenCv.bytes(pipeline.transform(OpenCv.writable(noise, 28, 28, 0), null)))
                    .isNotEqualTo(noise);
        }

        @Test
        void hasNothingAfterTheEndOfAStream() {
            assertThat(pipeline.transform(null, new Random())).isNull();
        }

        @Test
        void refusesColour() {
            ImageWritable colour = new ImageWritable(new Frame(28, 28, Frame.DEPTH_UBYTE, 3));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pipeline.transform(colour, new Random()))
                    .withMessage("The image has 3 channels of depth 8, expected 1 channel of depth 8");
        }
    }
}
