package dev.lenet.trainer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The machine that the figures were measured on.
 *
 * @param processor the model's name
 * @param cores processors that the JVM may use
 * @param memoryBytes of the machine
 * @param system operating system and its version
 * @param java the JVM's version
 */
record Machine(String processor, int cores, long memoryBytes, String system, String java) {

    /**
     * Describes this machine.
     *
     * @return its description
     * @throws IOException if {@code /proc} cannot be read
     */
    static Machine current() throws IOException {
        return new Machine(
                field("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(field("/proc/meminfo", "MemTotal").replace(" kB", "")) * 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + Runtime.version());
    }

    private static String field(String file, String name) throws IOException {
        for (String line : Files.readAllLines(Path.of(file))) {
            if (line.startsWith(name)) {
                return line.substring(line.indexOf(':') + 1).strip();
            }
        }
        return "0";
    }
}
