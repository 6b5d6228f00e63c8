package dev.lenet.trainer.backend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compute capabilities by product name, for drivers before 510, whose {@code nvidia-smi} does not report them but which still
 * support CUDA 11.6. No GPU of compute capability 8.9 or above works with such a driver, so the table ends with Ampere. It
 * follows NVIDIA's list at
 * <a href="https://developer.nvidia.com/cuda-gpus">developer.nvidia.com/cuda-gpus</a>.
 */
final class KnownGpus {

    private static final Map<Pattern, ComputeCapability> TABLE = table();

    private KnownGpus() {}

    /** Returns the capability of a product; null if it is not in the table. */
    static @Nullable ComputeCapability capability(String name) {
        return TABLE.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(name).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The first match counts, so that an "RTX A4000" is not mistaken for a "Quadro RTX 4000". */
    private static Map<Pattern, ComputeCapability> table() {
        Map<Pattern, ComputeCapability> table = new LinkedHashMap<>();
        add(table, 8, 0, "\\bA(100|30)\\b");
        add(table, 8, 6, "\\bA(2|10|10G|16|40)\\b|\\bRTX A\\d{4}|\\bRTX 30\\d\\d");
        add(table, 7, 5, "\\bT(4|4G)\\b|\\bT[1-9]\\d{2,3}\\b|\\bRTX 20\\d\\d|\\bGTX 16\\d\\d|Quadro RTX|TITAN RTX");
        add(table, 7, 0, "\\bV100|TITAN V|\\bGV100\\b");
        add(table, 6, 0, "\\bP100|\\bGP100\\b");
        add(table, 6, 1, "\\bP(4|6|40)\\b|\\bGTX 10\\d\\d|TITAN Xp|Quadro P\\d{3,4}");
        add(table, 5, 2, "\\bM(4|6|10|40|60)\\b|\\bGTX 9\\d\\d|TITAN X\\b");
        add(table, 5, 0, "\\bGTX 75\\d");
        add(table, 3, 7, "\\bK80\\b");
        add(table, 3, 5, "\\bK(20|40)[a-z]*\\b|TITAN Black|\\bGTX 78\\d");
        add(table, 3, 0, "\\bK10\\b|\\bGTX 6[6-9]\\d");
        return table;
    }

    private static void add(Map<Pattern, ComputeCapability> table, int major, int minor, String names) {
        table.put(Pattern.compile(names), new ComputeCapability(major, minor));
    }
}
