package dev.lenet.trainer.backend;

import dev.lenet.trainer.text.Text;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Queries NVIDIA's driver through {@code nvidia-smi}, which is installed with the driver. Unlike CUDA's own library, it can be
 * used without loading CUDA into this process.
 */
final class NvidiaSmi {

    /** A driver that is not loaded yet takes some seconds to start. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String UNKNOWN_FIELD = "not a valid field";

    private final String command;
    private final Duration patience;

    /** Creates an instance for a program, with a timeout for its answer. */
    NvidiaSmi(String command, Duration patience) {
        this.command = command;
        this.patience = patience;
    }

    /** Returns an instance for the program on the path. */
    static NvidiaSmi onPath() {
        return new NvidiaSmi("nvidia-smi", PATIENCE);
    }

    NvidiaSmi within(Duration other) {
        return new NvidiaSmi(command, other);
    }

    /**
     * Lists the machine's GPUs.
     *
     * @return all GPUs known to the driver, in its order; never empty
     * @throws GpuQueryException if there is no driver, it does not work, or it has no GPU
     */
    List<Gpu> gpus() throws GpuQueryException {
        List<String> lines;
        try {
            lines = query("compute_cap,index,uuid,driver_version,memory.total,name");
        } catch (GpuQueryException e) {
            if (!e.reason().contains(UNKNOWN_FIELD)) {
                throw e;
            }
            lines = query("index,uuid,driver_version,memory.total,name").stream()
                    .map(line -> "unknown, " + line)
                    .toList();
        }
        List<Gpu> gpus = new ArrayList<>();
        for (String line : lines) {
            gpus.add(read(line));
        }
        if (gpus.isEmpty()) {
            throw new GpuQueryException("the NVIDIA driver finds no GPU");
        }
        return gpus;
    }

    private static Gpu read(String line) throws GpuQueryException {
        String[] fields = line.split(",\\s*", 6);
        if (fields.length < 6 || !fields[1].matches("\\d{1,4}")) {
            throw new GpuQueryException(Text.format("nvidia-smi's answer \"%s\" cannot be read", line));
        }
        ComputeCapability told = ComputeCapability.parse(fields[0]);
        return new Gpu(
                Integer.parseInt(fields[1]),
                fields[2],
                fields[5],
                told != null ? told : KnownGpus.capability(fields[5]),
                fields[3],
                fields[4].matches("\\d{1,12}") ? Long.parseLong(fields[4]) : 0);
    }

    /**
     * Queries fields of the GPUs.
     *
     * @param fields comma-separated names as listed by {@code nvidia-smi --help-query-gpu}
     * @param more further options
     * @return one line per GPU, with comma-separated values without units
     * @throws GpuQueryException if there is no answer
     */
    List<String> query(String fields, String... more) throws GpuQueryException {
        List<String> line = new ArrayList<>(List.of(command, "--query-gpu=" + fields, "--format=csv,noheader,nounits"));
        line.addAll(List.of(more));
        try {
            // Redirected to a file, so that a hanging program cannot block this one.
            Path answer = Files.createTempFile("nvidia-smi", ".csv");
            try {
                return run(line, answer.toFile());
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException e) {
            throw new GpuQueryException("no NVIDIA driver was found, since the program nvidia-smi cannot be started");
        }
    }

    private List<String> run(List<String> line, File answer) throws IOException, GpuQueryException {
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(answer)
                .start();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new GpuQueryException(Text.format("nvidia-smi gave no answer in %d s", patience.toSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GpuQueryException("the nvidia-smi query was interrupted");
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = new String(Files.readAllBytes(answer.toPath()), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        if (process.exitValue() != 0) {
            throw new GpuQueryException(Text.format(
                    "nvidia-smi failed with code %d: %s",
                    process.exitValue(), lines.isEmpty() ? "no message" : withoutFullStop(lines.get(0))));
        }
        return lines;
    }

    private static String withoutFullStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
