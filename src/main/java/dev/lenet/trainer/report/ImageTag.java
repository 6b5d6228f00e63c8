package dev.lenet.trainer.report;

import dev.lenet.trainer.report.StudyReport.Mistake;
import dev.lenet.trainer.text.Text;
import java.util.List;

/**
 * A test image as the HTML report embeds it.
 *
 * @param source a {@code data:} address of a PNG, at the image's own size
 * @param words its actual and its predicted class
 * @param confidence how sure the models were, and how many of them
 */
record ImageTag(String source, String words, String confidence) {

    /**
     * Prepares an image.
     *
     * @param mistake the image to show
     * @param models number of models that predicted it
     * @param classNames the names of the classes, by index
     */
    static ImageTag of(Mistake mistake, int models, List<String> classNames) {
        String sure = sure(mistake.confidence());
        String confidence = models == 1 ? sure : Text.format("%d of %d models, %s", mistake.models(), models, sure);
        String words = Text.format(
                "%s predicted as %s, test image %d",
                classNames.get(mistake.actual()), classNames.get(mistake.predicted()), mistake.index());
        return new ImageTag(
                SvgTiles.address(Levels.image(mistake.pixels(), mistake.height(), mistake.width())), words, confidence);
    }

    /** In per cent, with enough decimals to distinguish nearly sure from sure. */
    private static String sure(double confidence) {
        double doubt = 1 - confidence;
        int decimals = doubt >= 0.01 ? 0 : (int) Math.min(5, Math.ceil(-Math.log10(Math.max(doubt, 1e-7))) - 2);
        String percent = Text.fixed(confidence * 100, decimals);
        return (percent.matches("100(\\.0+)?") ? "over 99.999" : percent) + "\u00a0%";
    }
}
