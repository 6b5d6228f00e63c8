package dev.lenet.trainer.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs and studies in a models folder, as they are at the time of each call. Names are looked up in the listing of the
 * folder and never joined into a path, and links are ignored, so that no name leads out of the folder. Damaged runs are listed
 * like any other; what is neither a run nor a study is not.
 */
public final class RunCatalogue {

    private final Path modelsDir;

    /**
     * Opens a catalogue.
     *
     * @param modelsDir where run and study folders lie; need not exist
     */
    public RunCatalogue(Path modelsDir) {
        this.modelsDir = modelsDir;
    }

    /**
     * Lists every run.
     *
     * @return the single runs by name, then those of each study
     */
    public List<RunEntry> runs() {
        return Stream.concat(
                        singleRuns(), studies().stream().map(StudyEntry::runs).flatMap(List::stream))
                .toList();
    }

    /**
     * Lists the studies.
     *
     * @return by name
     */
    public List<StudyEntry> studies() {
        return Listing.folders(modelsDir).stream()
                .filter(folder -> !holds(folder, RunRecord.FILE) && holds(folder, StudyRecord.FILE))
                .map(folder -> new StudyEntry(Listing.name(folder), folder))
                .toList();
    }

    /**
     * Looks a run up.
     *
     * @param address {@code run} or {@code study/run}; any text may be given
     * @return the run; empty if there is none of this address
     */
    public Optional<RunEntry> run(String address) {
        int slash = address.indexOf('/');
        if (slash < 0) {
            return singleRuns().filter(entry -> entry.run().equals(address)).findFirst();
        }
        String name = address.substring(slash + 1);
        return study(address.substring(0, slash)).stream()
                .flatMap(study -> study.runs().stream())
                .filter(entry -> entry.run().equals(name))
                .findFirst();
    }

    /**
     * Looks a study up.
     *
     * @param name any text
     * @return the study; empty if there is none of this name
     */
    public Optional<StudyEntry> study(String name) {
        return studies().stream().filter(entry -> entry.study().equals(name)).findFirst();
    }

    private Stream<RunEntry> singleRuns() {
        return Listing.folders(modelsDir).stream()
                .filter(folder -> holds(folder, RunRecord.FILE))
                .map(folder -> new RunEntry(null, Listing.name(folder), folder));
    }

    /** A folder or a pipe of this name makes a damaged run; a link makes none, for it leads elsewhere. */
    private static boolean holds(Path folder, String file) {
        Path path = folder.resolve(file);
        return PlainFiles.isThere(path) && !Files.isSymbolicLink(path);
    }
}
