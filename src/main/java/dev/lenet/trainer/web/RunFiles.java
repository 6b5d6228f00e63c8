package dev.lenet.trainer.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;

/** The files of a run or study that are served over HTTP. */
final class RunFiles {

    static final String REPORT = "report.html";

    static final List<String> NAMES = List.of(
            "curves.png",
            "learning-rate.png",
            "confusion-matrix.png",
            "tsne.png",
            "augmentation.png",
            REPORT,
            "run.json",
            "history.csv",
            "summary.txt",
            "summary.csv",
            "study.json");

    private RunFiles() {}

    /** Returns which of some files are served, in a fixed order. */
    static List<String> among(Set<String> files) {
        return NAMES.stream().filter(files::contains).toList();
    }

    static MediaType type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "png" -> MediaType.IMAGE_PNG;
            case "html" -> new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
            case "json" -> MediaType.APPLICATION_JSON;
            case "csv" -> new MediaType("text", "csv", StandardCharsets.UTF_8);
            default -> new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
        };
    }
}
