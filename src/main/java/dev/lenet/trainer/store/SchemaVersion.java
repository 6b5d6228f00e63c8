package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Printable;
import dev.lenet.trainer.text.Text;
import tools.jackson.databind.JsonNode;

/**
 * The schema version of {@code run.json} and {@code study.json}. Optional fields may be added without a new version if a file
 * without them keeps its meaning; the record must document that meaning. A new version is needed for changes that older
 * trainers would misread.
 */
final class SchemaVersion {

    /** The field's name. */
    static final String FIELD = "schemaVersion";

    /** Files without the field have version 1. */
    static final int CURRENT = 2;

    private SchemaVersion() {}

    /** Thrown if a file has a version that this trainer does not know. */
    static final class NewerException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        NewerException(int version) {
            super(Text.format(
                    "it was written by a newer trainer, in schema version %d, and this one reads versions up to %d",
                    version, CURRENT));
        }
    }

    /**
     * Refuses files of newer trainers.
     *
     * @throws NewerException if the version is newer than this trainer's
     * @throws IllegalArgumentException if the version is not a whole number from 1
     */
    static void check(JsonNode document) {
        JsonNode version = document.path(FIELD);
        if (version.isMissingNode()) {
            return;
        }
        if (!version.isInt() || version.asInt() < 1) {
            throw new IllegalArgumentException(
                    Text.format("%s is %s, expected a whole number from 1", FIELD, Printable.line(version.toString())));
        }
        if (version.asInt() > CURRENT) {
            throw new NewerException(version.asInt());
        }
    }
}
