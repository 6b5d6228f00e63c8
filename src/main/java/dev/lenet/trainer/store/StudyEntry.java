package dev.lenet.trainer.store;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A study that {@link RunCatalogue} found. Reading needs no lock and changes nothing.
 *
 * @param study its name
 * @param folder the folder that holds its files and its runs' folders
 */
public record StudyEntry(String study, Path folder) {

    /**
     * Reads {@code study.json}.
     *
     * @return the study as it was last written; null if the file is damaged
     */
    public @Nullable StudyRecord record() {
        return Listing.file(folder, StudyRecord.FILE)
                .map(file -> Json.readOrNull(file, StudyRecord.class))
                .orElse(null);
    }

    /**
     * Lists the study's runs.
     *
     * @return those that have begun, by name
     */
    public List<RunEntry> runs() {
        return Listing.folders(folder).stream()
                .filter(each -> Listing.holds(each, RunRecord.FILE))
                .map(this::run)
                .toList();
    }

    /**
     * Looks up a run of the study.
     *
     * @param name any text
     * @return the run; empty if none of this name has begun
     */
    public Optional<RunEntry> run(String name) {
        return Listing.folder(folder, name)
                .filter(each -> Listing.holds(each, RunRecord.FILE))
                .map(this::run);
    }

    private RunEntry run(Path own) {
        return new RunEntry(study, Listing.name(own), own);
    }

    /**
     * Returns whether a live process works on the study.
     *
     * @return true if its folder has an owner
     */
    public boolean isOwned() {
        return FolderLock.isTaken(folder);
    }

    /**
     * Returns whether workers have ever claimed runs of the study.
     *
     * @return true if there are claims
     */
    public boolean hasClaims() {
        return Files.isDirectory(folder.resolve(Claims.FOLDER), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Lists the study's own files.
     *
     * @return their names; links and folders are left out
     */
    public Set<String> files() {
        return Listing.files(folder);
    }

    /**
     * Looks up a file of the study itself.
     *
     * @param name any text, compared with the names of the existing files
     * @return the file; empty if there is none of this name, or it is a link or a folder
     */
    public Optional<Path> file(String name) {
        return Listing.file(folder, name);
    }
}
