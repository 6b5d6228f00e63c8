package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of files and folders as people write them. */
public final class FileNames {

    private FileNames() {}

    /**
     * Checks the folders that a process has without asking for them.
     *
     * @throws SettingsException if the locale cannot express one of them: Java fails over them at odd places later
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
     * Java reads and writes file names in the encoding of the locale. The plain locale of many servers and containers has ASCII:
     * there an umlaut arrives as a replacement character and cannot be written.
     *
     * @param text a path that is none
     * @return what to do; null if the locale is not the reason
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
