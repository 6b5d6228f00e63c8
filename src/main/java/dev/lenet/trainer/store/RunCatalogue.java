package dev.lenet.trainer.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The runs and studies in a models folder, as they are at the time of each call. Names are looked up in the listing of the
 * folder and never joined into a path, and links are ignored, so that no name leads out of the folder. Damaged runs are listed
 * too; anything that is neither a run nor a study is not.
 */
public final class RunCatalogue {

    private final Path modelsDir;

    /**
     * Opens a catalogue.
     *
     * @param modelsDir the folder that holds run and study folders; need not exist
     */
    public RunCatalogue(Path modelsDir) {
        this.modelsDir = modelsDir;
    }

    /**
     * The content of the folder.
     *
     * @param runs the single runs by name, then those of each study
     * @param studies by name
     */
    public record Contents(List<RunEntry> runs, List<StudyEntry> studies) {

        /** Keeps its own copies of the lists. */
        public Contents {
            runs = List.copyOf(runs);
            studies = List.copyOf(studies);
        }
    }

    /**
     * Lists every run and every study, reading the folder once.
     *
     * @return the current content
     */
    public Contents contents() {
        List<RunEntry> runs = new ArrayList<>();
        List<StudyEntry> studies = new ArrayList<>();
        for (Path folder : Listing.folders(modelsDir)) {
            if (Listing.holds(folder, RunRecord.FILE)) {
                runs.add(single(folder));
            } else if (Listing.holds(folder, StudyRecord.FILE)) {
                studies.add(study(folder));
            }
        }
        studies.forEach(study -> runs.addAll(study.runs()));
        return new Contents(runs, studies);
    }

    /**
     * Lists every run.
     *
     * @return the single runs by name, then those of each study
     */
    public List<RunEntry> runs() {
        return contents().runs();
    }

    /**
     * Lists the studies.
     *
     * @return by name
     */
    public List<StudyEntry> studies() {
        return Listing.folders(modelsDir).stream()
                .filter(RunCatalogue::isStudy)
                .map(RunCatalogue::study)
                .toList();
    }

    /**
     * Looks up a run.
     *
     * @param address {@code run} or {@code study/run}; any text may be given
     * @return the run; empty if there is none of this address
     */
    public Optional<RunEntry> run(String address) {
        int slash = address.indexOf('/');
        if (slash < 0) {
            return Listing.folder(modelsDir, address)
                    .filter(folder -> Listing.holds(folder, RunRecord.FILE))
                    .map(RunCatalogue::single);
        }
        return study(address.substring(0, slash)).flatMap(study -> study.run(address.substring(slash + 1)));
    }

    /**
     * Looks up a study.
     *
     * @param name any text
     * @return the study; empty if there is none of this name
     */
    public Optional<StudyEntry> study(String name) {
        return Listing.folder(modelsDir, name).filter(RunCatalogue::isStudy).map(RunCatalogue::study);
    }

    private static boolean isStudy(Path folder) {
        return !Listing.holds(folder, RunRecord.FILE) && Listing.holds(folder, StudyRecord.FILE);
    }

    private static RunEntry single(Path folder) {
        return new RunEntry(null, Listing.name(folder), folder);
    }

    private static StudyEntry study(Path folder) {
        return new StudyEntry(Listing.name(folder), folder);
    }
}
