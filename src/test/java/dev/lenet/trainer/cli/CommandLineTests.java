package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.cli.CommandLine.Request;
import dev.lenet.trainer.run.SettingsException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTests {

    private static CommandLine parse(String line) {
        return CommandLine.parse(line.isEmpty() ? new String[0] : line.split(" "));
    }

    @Nested
    class Accepts {

        @Test
        void nothing() {
            assertThat(parse("")).isEqualTo(new CommandLine(Request.RUN, List.of()));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        --epochs=5                | --trainer.epochs=5
                        --epochs 5                | --trainer.epochs=5
                        --trainer.epochs=5        | --trainer.epochs=5
                        --seed -7                 | --trainer.seed=-7
                        --learning-rate=1e-3      | --trainer.learning-rate=1e-3
                        --gamma=1                 | --trainer.gamma=1
                        --serve                   | --trainer.serve=true
                        --serve=false             | --trainer.serve=false
                        --augment                 | --trainer.augment=true
                        --augment false           | --trainer.augment=false
                        --threads=auto            | --trainer.threads=auto
                        --threads=2               | --trainer.threads=2
                        --variant=var4            | --trainer.variant=var4
                        --dataset=fashion-mnist   | --trainer.dataset=fashion-mnist
                        --data-dir=/a=b           | --trainer.data-dir=/a=b
                        --run=var3-x_1.2          | --trainer.run=var3-x_1.2
                        --server.port=9090        | --server.port=9090
                        --server.port 9090        | --server.port=9090
                        --logging.level.x=debug   | --logging.level.x=debug
                        --server.ssl.enabled --seed=1 | --server.ssl.enabled=true --trainer.seed=1
                        --augment --augmentation.brightness=0.2 | --trainer.augment=true --trainer.augmentation.brightness=0.2
                        """)
        void andTranslatesForSpring(String line, String spring) {
            assertThat(String.join(" ", parse(line).springArguments())).isEqualTo(spring);
        }

        @ParameterizedTest
        @ValueSource(strings = {"--help", "-h", "--bogus --help", "--epochs=0 -h", "--help --version"})
        void aRequestForHelpAboveAllElse(String line) {
            assertThat(parse(line).request()).isEqualTo(Request.HELP);
        }

        @Test
        void aRequestForTheVersion() {
            assertThat(parse("--version").request()).isEqualTo(Request.VERSION);
        }
    }

    @Nested
    class Rejects {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                        --epochs                | --epochs takes a whole number from 1 to 100000, but got no value. Write --epochs=N.
                        --epochs --seed=1       | --epochs takes a whole number from 1 to 100000, but got no value. Write --epochs=N.
                        --data-dir=             | --data-dir takes the path of a folder, but got no value. Write --data-dir=DIR.
                        --seed=1 --seed=2       | --seed is given twice, as "1" and as "2". Give it once.
                        --seed=1 --trainer.seed=2 | --seed is given twice, as "1" and as "2". Give it once.
                        --server.port=1 --server.port=2 | --server.port is given twice, as "1" and as "2". Give it once.
                        --augmentation.rotation-degree=5 | Unknown option --augmentation.rotation-degree. Did you mean --augmentation.rotation-degrees? Run with --help to see all options.
                        --trainer.foo.bar=5     | Unknown option --trainer.foo.bar. Run with --help to see all options.
                        --epoch=5               | Unknown option --epoch. Did you mean --epochs? Run with --help to see all options.
                        --batchsize=5           | Unknown option --batchsize. Did you mean --batch-size? Run with --help to see all options.
                        --verison               | Unknown option --verison. Did you mean --version? Run with --help to see all options.
                        --colour=red            | Unknown option --colour. Run with --help to see all options.
                        --debug                 | Unknown option --debug. Run with --help to see all options.
                        -epochs=5               | Unknown option -epochs. Did you mean --epochs? Run with --help to see all options.
                        --token=secret          | The token cannot be given on the command line, which everyone on this machine can see. Set it in the environment, as in TRAINER_TOKEN=$(openssl rand -hex 32).
                        --trainer.token=secret  | The token cannot be given on the command line, which everyone on this machine can see. Set it in the environment, as in TRAINER_TOKEN=$(openssl rand -hex 32).
                        -Xmx2g                  | -Xmx2g is an option of Java: write it before -jar.
                        train                   | Unexpected argument "train": every option begins with --, as in --epochs=5. Run with --help to see all options.
                        --                      | Unexpected argument "--": every option begins with --, as in --epochs=5. Run with --help to see all options.
                        """)
        void withOneMessageThatSaysAll(String line, String message) {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> parse(line))
                    .withMessage(message);
        }
    }
}
