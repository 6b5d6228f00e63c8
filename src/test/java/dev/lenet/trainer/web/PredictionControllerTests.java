package dev.lenet.trainer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.lenet.trainer.CommandLine;
import dev.lenet.trainer.app.SingleImage;
import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.training.LearnerFactory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class PredictionControllerTests {

    @TempDir
    private static Path folder;

    private static MockMvc mvc;

    @BeforeAll
    static void train() {
        CommandLine trained =
                CommandLine.run(folder, "--run=r", "--dataset=sample", "--limit=64", "--epochs=1", "--tsne-points=0");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.scan("dev.lenet.trainer.backend");
        context.register(LearnerFactory.class, SingleImage.class);
        context.refresh();
        mvc = MockMvcBuilders.standaloneSetup(new PredictionController(
                        new RunCatalogue(folder.resolve("models")), context.getBean(SingleImage.class)))
                .setControllerAdvice(new RequestProblems())
                .build();
    }

    @Test
    void predictsAnImage() throws Exception {
        mvc.perform(post("/api/models/r/predictions")
                        .contentType(MediaType.IMAGE_PNG)
                        .content(png(50, 30, 0)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.run").value("r"))
                .andExpect(jsonPath("$.class").isString())
                .andExpect(jsonPath("$.probabilities.length()").value(10))
                .andExpect(jsonPath("$.probabilities['T-shirt/top']").isNumber())
                .andExpect(jsonPath("$.inverted").value(false))
                .andExpect(jsonPath("$.notice").doesNotExist())
                .andExpect(jsonPath("$.seen").value(Matchers.startsWith("iVBOR")));
    }

    @Test
    void saysThatItInverted() throws Exception {
        mvc.perform(post("/api/models/r/predictions")
                        .contentType(MediaType.IMAGE_PNG)
                        .content(png(50, 30, 0xffffff)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.inverted").value(true))
                .andExpect(jsonPath("$.notice")
                        .value(Matchers.startsWith("The image is inverted: its background is light")));
    }

    @Test
    void refusesWhatItCannotPredict() throws Exception {
        byte[] png = png(50, 30, 0);
        mvc.perform(post("/api/models/none/predictions")
                        .contentType(MediaType.IMAGE_PNG)
                        .content(png))
                .andExpect(status().isNotFound());
        mvc.perform(post("/api/models/study/none/predictions")
                        .contentType(MediaType.IMAGE_PNG)
                        .content(png))
                .andExpect(status().isNotFound());
        mvc.perform(post("/api/models/r/predictions")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isUnsupportedMediaType());
        mvc.perform(post("/api/models/r/predictions")
                        .contentType(MediaType.IMAGE_PNG)
                        .content("no image".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(
                        jsonPath("$.detail").value(Matchers.startsWith("The image cannot be predicted: it is no PNG")));
        mvc.perform(post("/api/models/r/predictions")
                        .contentType(MediaType.IMAGE_PNG)
                        .content(png(5000, 4001, 0)))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.detail").value(Matchers.containsString("5,000 x 4,001 pixels")));
    }

    private static byte[] png(int width, int height, int rgb) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        if (rgb != 0) {
            image.createGraphics().fillRect(0, 0, width, height);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
