package dev.lenet.trainer.backend;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Stands in for NVIDIA's tool: a shell script that answers as the real one does on a machine with the given GPUs. */
public final class FakeNvidiaSmi {

    private static final List<String> FIELDS = List.of(
            "index", "uuid", "name", "compute_cap", "driver_version", "memory.total", "memory.used", "utilization.gpu");

    private final Path folder;
    private final String driver;
    private final List<String> gpus = new ArrayList<>();

    /**
     * A machine without a GPU.
     *
     * @param folder where the script goes, to be put on the path
     * @param driver the driver's version; drivers before 510 do not know {@code compute_cap}
     */
    public FakeNvidiaSmi(Path folder, String driver) {
        this.folder = folder;
        this.driver = driver;
        write();
    }

    /** One more GPU; its UUID is {@code GPU-0}, {@code GPU-1}, and so on. */
    public FakeNvidiaSmi with(String name, String capability, long memoryMiB) {
        return with(name, capability, memoryMiB, "1024", "37");
    }

    FakeNvidiaSmi with(String name, String capability, long memoryMiB, String used, String utilization) {
        int index = gpus.size();
        gpus.add(String.join(
                "|", List.of("" + index, "GPU-" + index, name, capability, driver, "" + memoryMiB, used, utilization)));
        write();
        return this;
    }

    NvidiaSmi tool() {
        return new NvidiaSmi(folder.resolve("nvidia-smi").toString(), Duration.ofSeconds(20));
    }

    private void write() {
        boolean old = Integer.parseInt(driver.substring(0, driver.indexOf('.'))) < 510;
        StringBuilder script = new StringBuilder("""
                #!/bin/sh
                id=GPU-
                for argument in "$@"; do
                  case $argument in
                    --query-gpu=*) query=${argument#*=} ;;
                    --id=*) id=${argument#*=} ;;
                  esac
                done
                """);
        if (old) {
            script.append("""
                    case $query in
                      *compute_cap*) echo 'Field "compute_cap" is not a valid field to query.'; exit 2 ;;
                    esac
                    """);
        }
        if (gpus.isEmpty()) {
            script.append("echo 'No devices were found'; exit 6\n");
        }
        script.append("while IFS='|' read -r a b c d e f g h; do\n")
                .append("  case $b in $id*) ;; *) continue ;; esac\n")
                .append("  line=\n")
                .append("  for field in $(echo \"$query\" | tr , ' '); do\n")
                .append("    case $field in\n");
        for (int i = 0; i < FIELDS.size(); i++) {
            script.append(Text.format("      %s) value=$%s ;;%n", FIELDS.get(i), (char) ('a' + i)));
        }
        script.append("    esac\n")
                .append("    line=\"${line:+$line, }$value\"\n")
                .append("  done\n")
                .append("  echo \"$line\"\n")
                .append("done <<'END'\n")
                .append(String.join("\n", gpus))
                .append("\nEND\n");
        install(folder, script.toString());
    }

    static Path install(Path folder, String script) {
        try {
            Path program = folder.resolve("nvidia-smi");
            Files.writeString(program, script);
            return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
