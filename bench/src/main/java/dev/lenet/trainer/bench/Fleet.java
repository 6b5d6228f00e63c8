package dev.lenet.trainer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The worker processes of one variant. One arrangement works at a time; the other processes are idle. */
final class Fleet implements AutoCloseable {

    private record Member(EngineKind engine, int threads, WorkerProcess process) {}

    private final String variant;
    private final Path data;
    private final List<Member> members = new ArrayList<>();

    /**
     * A fleet without workers; they start when an arrangement is first prepared.
     *
     * @param variant which of the five models
     * @param data holds Fashion-MNIST's four files
     */
    Fleet(String variant, Path data) {
        this.variant = variant;
        this.data = data;
    }

    /**
     * Starts the processes of an arrangement that do not run yet. One process may serve several arrangements.
     *
     * @param arrangement the arrangement
     * @throws IOException if a worker does not start
     */
    void prepare(Arrangement arrangement) throws IOException {
        for (int have = serving(arrangement).size(); have < arrangement.processes(); have++) {
            WorkerProcess process =
                    WorkerProcess.start(arrangement.engine(), variant, arrangement.threads(), data, Map.of());
            members.add(new Member(arrangement.engine(), arrangement.threads(), process));
        }
    }

    /**
     * Sends a command to all processes of an arrangement at the same time.
     *
     * @param arrangement a prepared one
     * @param command a line of {@link Worker}'s
     * @return the answer of each process
     * @throws IOException if one ended early
     */
    List<Sample> ask(Arrangement arrangement, String command) throws IOException {
        List<WorkerProcess> workers = serving(arrangement);
        for (WorkerProcess worker : workers) {
            worker.send(command);
        }
        List<Sample> answers = new ArrayList<>();
        for (WorkerProcess worker : workers) {
            answers.add(worker.receive());
        }
        return answers;
    }

    /**
     * The speed of all processes of an arrangement together.
     *
     * @param arrangement a prepared one
     * @param command a line of {@link Worker}'s
     * @return the sum of their rates
     * @throws IOException if one ended early
     */
    double rate(Arrangement arrangement, String command) throws IOException {
        return ask(arrangement, command).stream().mapToDouble(Sample::rate).sum();
    }

    private List<WorkerProcess> serving(Arrangement arrangement) {
        return members.stream()
                .filter(member -> member.engine == arrangement.engine() && member.threads == arrangement.threads())
                .limit(arrangement.processes())
                .map(Member::process)
                .toList();
    }

    @Override
    public void close() {
        members.forEach(member -> member.process.close());
    }
}
