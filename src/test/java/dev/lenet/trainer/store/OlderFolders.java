package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Folders of runs and studies as an earlier version wrote them, byte for byte: {@code run} and {@code study} are completed,
 * {@code stopped-run} and {@code stopped-study} were stopped in their second epoch. All are of {@code var4} on 640 images of the
 * sample. Pictures are left out, and so are the model and the checkpoints of the second run of {@code study}. The networks in them have
 * large parts in common: the resource has these once, and an index of what each file is put together from.
 */
public final class OlderFolders {

    private OlderFolders() {}

    /**
     * Copies the folders of schema version 1.
     *
     * @param models where to
     */
    public static void unpackVersion1(Path models) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        try (InputStream in = OlderFolders.class.getResourceAsStream("folders-of-version-1.zip");
                ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(in))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        Path file = models;
        String digest = "";
        java.io.ByteArrayOutputStream content = new java.io.ByteArrayOutputStream();
        String index = new String(Objects.requireNonNull(parts.get("index.txt")), StandardCharsets.UTF_8);
        for (String line : (index + "file - end").lines().toList()) {
            String[] words = line.split(" ");
            if (!words[0].equals("file")) {
                int from = Integer.parseInt(words[1]);
                byte[] part = Objects.requireNonNull(parts.get(words[0]));
                content.write(Arrays.copyOfRange(part, from, from + Integer.parseInt(words[2])));
                continue;
            }
            if (!file.equals(models)) {
                assertThat(Sha256.of(content.toByteArray())).as(file.toString()).isEqualTo(digest);
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.write(file, content.toByteArray());
            }
            content.reset();
            digest = words[1];
            file = models.resolve(words[2]);
        }
    }
}
