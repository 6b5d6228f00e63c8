package dev.lenet.trainer.report;

/** Java finds no font to write with, so no PNG can be drawn; results in files and the HTML report are not affected. */
public class FontsMissingException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * Tells what to install.
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
