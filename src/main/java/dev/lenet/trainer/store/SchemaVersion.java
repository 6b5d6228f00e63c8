package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Printable;
import dev.lenet.trainer.text.Text;
import tools.jackson.databind.JsonNode;

/**
 * The version of what stands in {@code run.json} and {@code study.json}. Within a version fields may be added that can be left
 * out. A new field needs no new version as long as a file without it means what it meant before; whoever adds one says in the
 * record what that is. A new version is for what older trainers must not misread.
 */
final class SchemaVersion {

    /** The field's name. */
    static final String FIELD = "schemaVersion";

    /** Files without the field are of version 1. */
    static final int CURRENT = 2;

    private SchemaVersion() {}

    /** A file is of a version that this trainer does not know. */
    static final class NewerException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        NewerException(int version) {
            super(Text.format(
                    "it was written by a newer trainer, in schema version %d, and this one reads versions up to %d",
                    version, CURRENT));
        }
    }

    /**
     * Refuses what a newer trainer wrote.
     *
     * @throws NewerException if so
     * @throws IllegalArgumentException if the version is none
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
