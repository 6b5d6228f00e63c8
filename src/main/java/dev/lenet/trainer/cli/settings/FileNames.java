package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the names of files and folders that users give. */
public final class FileNames {

    private FileNames() {}

    /**
     * Checks the folders that every process has: working, home and temporary folder.
     *
     * @throws SettingsException if the locale cannot encode one of their names, which would make Java fail in odd places later
     */
    public static void checkProcess() {
        for (String folder : List.of("user.dir", "user.home", "java.io.tmpdir")) {
            String path = System.getProperty(folder, "");
            String problem = isPath(path) ? null : localeProblem(path);
            if (problem != null) {
                throw new SettingsException(
                        Text.format("The folder \"%s\" (%s) cannot be used. %s", path, folder, problem));
            }
        }
    }

    static boolean isPath(String text) {
        try {
            return !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * Explains an invalid path by the locale, if that is the reason. Java reads and writes file names in the locale's encoding,
     * which is ASCII on many servers and in containers: there an umlaut is read as a replacement character and cannot be
     * written.
     *
     * @param text an invalid path
     * @return the problem and what to do; null if the locale is not the reason
     */
    static @Nullable String localeProblem(String text) {
        String encoding = System.getProperty("sun.jnu.encoding", "");
        boolean plain = text.chars().allMatch(c -> c < 128);
        return plain || encoding.startsWith("UTF")
                ? null
                : Text.format(
                        "The encoding of this locale (%s) cannot express all of its characters: set LC_ALL=C.UTF-8, or another UTF-8 locale.",
                        encoding);
    }
}
