package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.cli.settings.TrainerSettings;
import dev.lenet.trainer.run.SettingsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Each test is a JVM of its own, because exit codes, signals and modules belong to a process. */
@Tag("integration")
@Timeout(60)
class LauncherTests {

    private static final String EXPORT = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED";

    /** The first line, which depends on the machine. */
    private static final String BACKEND = "Computing on .*\n";

    @Test
    void rejectsAWrongOptionWithOneLineAndCode2() throws Exception {
        Ended ended = run(List.of(EXPORT), "--epoch=5");

        assertThat(ended)
                .isEqualTo(new Ended(
                        2,
                        "",
                        "Error: Unknown option --epoch. Did you mean --epochs? Run with --help to see all options.\n"));
    }

    @Test
    void runsWithTheSettingsOfTheCommandLineAndAddsTheVectorModule() throws Exception {
        assertThat(run(List.of(EXPORT), "--epochs=7", "--fork.do=settings"))
                .isEqualTo(new Ended(0, "7 epochs\nvector module: true\n", ""));
    }

    @Test
    void goesOnWithoutTheVectorModuleAndSaysSoOnce() throws Exception {
        Ended ended = run(List.of(), "--fork.do=settings");

        assertThat(ended.code).isZero();
        assertThat(ended.out).isEqualTo("15 epochs\nvector module: false\n");
        assertThat(ended.err.lines()).singleElement().asString().contains("java --add-modules=jdk.incubator.vector");
    }

    @Test
    void turnsAnExplainedExceptionIntoItsMessageAndCode() throws Exception {
        assertThat(run(List.of(EXPORT), "--fork.do=reject"))
                .isEqualTo(new Ended(2, "", "Error: Batch size 64 exceeds the 10 training images.\n"));
    }

    @Test
    void showsTheStackTraceOfAnUnexpectedException() throws Exception {
        Ended ended = run(List.of(EXPORT), "--fork.do=fail");

        assertThat(ended.code).isEqualTo(1);
        assertThat(ended.err).contains("\tat " + Forked.class.getName());
        assertThat(ended.err.lines().reduce((first, last) -> last).orElseThrow())
                .startsWith("Error: An unexpected error")
                .contains("kaput");
    }

    @Test
    void javaObjectsAreNotDeserialised() throws Exception {
        Ended ended = run(List.of(EXPORT), "--fork.do=deserialise");

        assertThat(ended.out).contains("rejected: java.util.ArrayList");
    }

    @Test
    void aFilterOfTheUsersOwnWins() throws Exception {
        Ended ended = run(List.of(EXPORT, "-Djdk.serialFilter=java.base/*;!*"), "--fork.do=deserialise");

        assertThat(ended.out).contains("made: [text]");
    }

    @Test
    void endsWith143AndNoNoiseOnSigterm() throws Exception {
        Process process = fork(List.of(EXPORT), "--fork.do=wait");
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine() + "\n").matches(BACKEND);
            assertThat(out.readLine()).isEqualTo("ready");
            // Unlike Process.destroy(), this leaves the streams open.
            process.toHandle().destroy();
            assertThat(process.waitFor()).isEqualTo(143);
            assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    private record Ended(int code, String out, String err) {}

    private static Ended run(List<String> jvm, String... args) throws IOException, InterruptedException {
        Process process = fork(jvm, args);
        try {
            // Both are short enough for the pipes' buffers.
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), out.replaceFirst(BACKEND, ""), err);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process fork(List<String> jvm, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(jvm);
        command.add(Forked.class.getName());
        command.addAll(List.of(args));
        return new ProcessBuilder(command).start();
    }

    /** The trainer's start with next to nothing behind it. */
    @Configuration(proxyBeanMethods = false)
    @Import(CliConfiguration.class)
    static class Forked {

        public static void main(String[] args) {
            List<String> all = new ArrayList<>(List.of(args));
            all.removeIf(arg -> arg.startsWith("--fork.do="));
            System.setProperty("fork.do", args[args.length - 1].replace("--fork.do=", ""));
            all.add("--spring.main.web-application-type=none");
            System.exit(Launcher.run(Forked.class, all.toArray(String[]::new)));
        }

        @Bean
        ApplicationRunner runner(TrainerSettings settings, Console console, @Value("${fork.do}") String deed) {
            return arguments -> {
                switch (deed) {
                    case "settings" -> {
                        console.out().println(settings.recipe().epochs() + " epochs");
                        console.out().println("vector module: " + isPresent("jdk.incubator.vector.FloatVector"));
                    }
                    case "reject" -> throw new SettingsException("Batch size 64 exceeds the 10 training images.");
                    case "fail" -> throw new IllegalStateException("kaput");
                    case "deserialise" -> console.out().println(deserialise());
                    default -> {
                        console.out().println("ready");
                        Thread.sleep(TimeUnit.MINUTES.toMillis(1));
                    }
                }
            };
        }

        private static String deserialise() throws IOException, ClassNotFoundException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(new ArrayList<>(List.of("text")));
            try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return "made: " + in.readObject();
            } catch (InvalidClassException e) {
                return "rejected: " + ArrayList.class.getName();
            }
        }

        private static boolean isPresent(String className) {
            try {
                Class.forName(className);
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        }
    }
}
