package dev.lenet.trainer.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.run.SettingsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With the properties that Java has under LC_ALL=POSIX; that it cannot make such paths is stood for by a NUL. */
class FileNamesTests {

    private final String encoding = System.getProperty("sun.jnu.encoding", "");
    private final String home = System.getProperty("user.home", "");

    @AfterEach
    void restore() {
        System.setProperty("sun.jnu.encoding", encoding);
        System.setProperty("user.home", home);
    }

    @Test
    void blameTheLocaleThatCannotExpressThem() {
        System.setProperty("sun.jnu.encoding", "ANSI_X3.4-1968");

        assertThat(FileNames.localeProblem("/tmp/\uFFFD\uFFFDmlaut"))
                .isEqualTo(
                        "The encoding of this locale (ANSI_X3.4-1968) cannot express all of its characters: set LC_ALL=C.UTF-8, or another UTF-8 locale.");
        assertThat(FileNames.localeProblem("/tmp/a\0b")).isNull();
        System.setProperty("sun.jnu.encoding", "UTF-8");
        assertThat(FileNames.localeProblem("/tmp/\u00FCmlaut\0")).isNull();
    }

    @Test
    void blameItForTheFoldersOfTheProcessToo() {
        System.setProperty("sun.jnu.encoding", "ANSI_X3.4-1968");
        assertThatCode(FileNames::checkProcess).doesNotThrowAnyException();
        System.setProperty("user.home", "/home/j\uFFFD\uFFFDrg\0");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(FileNames::checkProcess)
                .withMessageStartingWith("The folder \"/home/j\uFFFD\uFFFDrg\0\" (user.home) cannot be used.")
                .withMessageContaining("LC_ALL=C.UTF-8");
    }
}
