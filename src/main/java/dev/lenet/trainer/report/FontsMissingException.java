package dev.lenet.trainer.report;

/** Thrown if Java finds no fonts, so that no PNG can be drawn. Result files and the HTML report are not affected. */
public class FontsMissingException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception, with a message that says what to install.
     *
     * @param cause what Java's font system threw
     */
    public FontsMissingException(Throwable cause) {
        super(
                "Cannot draw pictures: this Java finds no fonts. Install fontconfig and any font (on Debian and Ubuntu:"
                        + " apt-get install fontconfig fonts-dejavu-core) and draw them again.",
                cause);
    }
}
