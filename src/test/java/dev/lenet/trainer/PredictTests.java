package dev.lenet.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --predict} as its user calls it, with the model of a short run. */
class PredictTests {

    @TempDir
    private static Path shared;

    @TempDir
    private Path own;

    private Path images;

    @BeforeAll
    static void train() {
        CommandLine trained = CommandLine.run(
                shared,
                "--run=r",
                "--dataset=sample",
                "--limit=640",
                "--epochs=1",
                "--tsne-points=0",
                "--variant=var3");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
    }

    @BeforeEach
    void makeFolder() throws IOException {
        images = Files.createDirectories(own.resolve("images"));
    }

    @Test
    void predictsOneImageOfAnySizeAndColour() throws IOException {
        Path file = picture(images.resolve("trousers.jpg"), Color.BLACK, Color.RED);
        CommandLine done = predict(file, "--run=one");

        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out())
                .contains("trousers.jpg", "second guess", "one/predictions.csv")
                .doesNotContain("invert");
        List<String> lines = Files.readAllLines(shared.resolve("models/one/predictions.csv"));
        assertThat(lines.get(0))
                .isEqualTo("file,class,probability,second_class,second_probability,inverted,actual_class");
        assertThat(lines.get(1)).matches("trousers\\.jpg,[^,]+,[0-9.E-]+,[^,]+,[0-9.E-]+,false,");
        assertThat(lines).hasSize(2);
    }

    @Test
    void invertsWhatIsDarkOnLightAndSaysSo() throws IOException {
        picture(images.resolve("negative.png"), Color.WHITE, Color.BLACK);
        picture(images.resolve("positive.png"), Color.BLACK, Color.WHITE);
        CommandLine done = predict(images, "--run=inverted");

        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out())
                .contains("negative.png (inverted)")
                .contains("1 image is inverted before prediction: its background is light");
        List<String> lines = Files.readAllLines(shared.resolve("models/inverted/predictions.csv"));
        // Of a picture and its negative the model sees the same.
        assertThat(lines.get(1).replace("negative", "positive").replace("true", "false"))
                .isEqualTo(lines.get(2));
    }

    @Test
    void countsWhatIsRightWhereFoldersSayTheClass() throws IOException {
        picture(images.resolve("Ankle boot/1.png"), Color.BLACK, Color.WHITE);
        picture(images.resolve("t-shirt_top/2.png"), Color.BLACK, Color.WHITE);
        picture(images.resolve("8/3.png"), Color.BLACK, Color.WHITE);
        CommandLine done = predict(images, "--run=classes");

        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out()).contains("Accuracy, with folder names as classes", "of 3 images", "9 Ankle boot");
        assertThat(shared.resolve("models/classes/predictions.csv"))
                .content()
                .contains(",false,Ankle boot\n", ",false,T-shirt/top\n", ",false,Bag\n");

        picture(images.resolve("Boat/4.png"), Color.BLACK, Color.WHITE);
        assertThat(predict(images).out()).doesNotContain("Accuracy");
    }

    @Test
    void predictsTheOthersWhereAnImageDoesNotDecode() throws IOException {
        picture(images.resolve("good.png"), Color.BLACK, Color.WHITE);
        Files.writeString(images.resolve("bad.png"), "no image");
        Files.createSymbolicLink(images.resolve("link.png"), images.resolve("good.png"));
        CommandLine done = predict(images, "--run=partly");

        assertThat(done.exitCode()).isEqualTo(3);
        assertThat(done.out()).contains("good.png", "1 link is in the folder not followed");
        assertThat(done.err()).contains("bad.png cannot be predicted: it is no PNG, JPEG, BMP or GIF");
        assertThat(shared.resolve("models/partly/predictions.csv"))
                .content()
                .contains("good.png")
                .doesNotContain("bad");
    }

    @Test
    void needsNoPort() throws IOException {
        Path file = picture(images.resolve("a.png"), Color.BLACK, Color.WHITE);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandLine done = predict(file, "--server.port=" + taken.getLocalPort());
            assertThat(done.exitCode()).as(done.err()).isZero();
        }
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertRefused(3, "there is no image in", images);
        assertRefused(3, "does not exist", images.resolve("missing.png"));
        Path text = Files.writeString(images.resolve("a.txt"), "text", StandardCharsets.UTF_8);
        assertRefused(3, "a.txt cannot be predicted: it is no PNG, JPEG, BMP or GIF", text);
        Path file = picture(images.resolve("a.png"), Color.BLACK, Color.WHITE);
        assertThat(CommandLine.run(shared, "--predict=" + file, "--model=none"))
                .matches(done -> done.exitCode() == 2 && done.err().contains("there is no run none"));
        assertThat(CommandLine.run(shared, "--predict=" + file))
                .matches(done -> done.exitCode() == 2 && done.err().contains("--model=RUN"));
        assertThat(CommandLine.run(shared, "--model=r"))
                .matches(done -> done.exitCode() == 2 && done.err().contains("--predict=FILE"));
        assertThat(predict(file, "--evaluate=r").exitCode()).isEqualTo(2);
        assertThat(predict(file, "--epochs=3").exitCode()).isEqualTo(2);
        assertThat(predict(file, "--run=r").exitCode()).isEqualTo(5);
    }

    @Test
    void needsAModel() throws IOException {
        Path run = Files.createDirectories(shared.resolve("models/begun"));
        Files.writeString(
                run.resolve("run.json"),
                Files.readString(shared.resolve("models/r/run.json"))
                        .replaceAll("\"(bestEpoch|trainAccuracy|validationAccuracy)\" : [^\n]*\n", ""));
        Path file = picture(images.resolve("a.png"), Color.BLACK, Color.WHITE);
        CommandLine done = CommandLine.run(shared, "--predict=" + file, "--model=begun");
        assertThat(done.exitCode()).isEqualTo(5);
        assertThat(done.err()).contains("the run begun has no model");
    }

    private static void assertRefused(int exitCode, String message, Path path) {
        CommandLine done = predict(path);
        assertThat(done.exitCode()).as(done.err()).isEqualTo(exitCode);
        assertThat(done.err()).contains(message);
    }

    private static CommandLine predict(Path path, String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "--predict=" + path;
        all[1] = "--model=r";
        System.arraycopy(options, 0, all, 2, options.length);
        return CommandLine.run(shared, all);
    }

    private static Path picture(Path file, Color background, Color foreground) throws IOException {
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(background);
        graphics.fillRect(0, 0, 90, 60);
        graphics.setColor(foreground);
        graphics.fillRect(30, 15, 30, 30);
        graphics.dispose();
        String name = file.toString();
        assertThat(ImageIO.write(image, name.endsWith("jpg") ? "jpeg" : "png", file.toFile()))
                .isTrue();
        return file;
    }
}
