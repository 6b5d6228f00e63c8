package dev.lenet.trainer.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.store.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelViewsTests {

    private static final Instant LONG_AGO = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path models;

    private Path run;
    private final ModelViews views = new ModelViews(new Digests());

    @BeforeEach
    void makeARun() throws IOException {
        run = Files.createDirectory(models.resolve("run"));
        Files.writeString(run.resolve("run.json"), "damaged");
        Files.writeString(run.resolve("model.zip"), "model");
        Files.writeString(run.resolve("curves.png"), "picture");
        Files.writeString(run.resolve("notes.txt"), "not ours");
    }

    private ModelView view(Duration hashing) {
        return views.of(new RunCatalogue(models).runs(), hashing).get(0);
    }

    private void changedAt(Instant time) throws IOException {
        Files.setLastModifiedTime(run, FileTime.from(time));
    }

    @Test
    void listsWhatCanBeLookedAt() {
        assertThat(view(Duration.ofSeconds(5)))
                .isEqualTo(new ModelView(
                        "run",
                        null,
                        RunState.DAMAGED,
                        null,
                        5L,
                        "9372c470eeadd5ecd9c3c74c2b3cb633f8e2f2fad799250a0f70d652b6b825e4",
                        List.of("curves.png", "run.json")));
    }

    @Test
    void digestsNoModelWhenTimeIsUpAndKeepsWhatItHas() {
        assertThat(view(Duration.ZERO).sha256()).isNull();
        String sha256 = view(Duration.ofSeconds(5)).sha256();

        assertThat(view(Duration.ZERO).sha256()).isEqualTo(sha256).isNotNull();
    }

    @Test
    void digestsTheFirstHoweverLittleTimeThereIs() throws IOException {
        Path second = Files.createDirectory(models.resolve("second"));
        Files.writeString(second.resolve("run.json"), "damaged");
        Files.writeString(second.resolve("model.zip"), "model");

        List<ModelView> two = views.of(new RunCatalogue(models).runs(), Duration.ofNanos(1));

        assertThat(two).extracting(view -> view.sha256() == null).containsExactly(false, true);
    }

    @Test
    void readsAFolderAgainOnlyWhenItHasChanged() throws IOException {
        changedAt(LONG_AGO);
        view(Duration.ZERO);
        Files.delete(run.resolve("curves.png"));
        changedAt(LONG_AGO); // as if nothing had happened

        assertThat(view(Duration.ZERO).files()).contains("curves.png");

        changedAt(LONG_AGO.plusSeconds(1));
        assertThat(view(Duration.ZERO).files()).doesNotContain("curves.png");
    }

    @Test
    void trustsNoFolderThatChangedJustNow() throws IOException {
        Instant now = Instant.now();
        changedAt(now);
        view(Duration.ZERO);
        Files.delete(run.resolve("curves.png"));
        changedAt(now); // within the same tick of the clock

        assertThat(view(Duration.ZERO).files()).doesNotContain("curves.png");
    }
}
