package dev.lenet.trainer.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A line of pieces. If they do not all fit, whole pieces are left out, the least important first. */
final class StatusLine {

    private static final String GAP = "  ";

    private record Piece(String text, int importance) {}

    private final List<Piece> pieces = new ArrayList<>();

    /**
     * Adds a piece at the end.
     *
     * @param text its text
     * @param importance the piece with the lowest importance is left out first
     */
    StatusLine with(String text, int importance) {
        pieces.add(new Piece(text, importance));
        return this;
    }

    /**
     * Formats the line.
     *
     * @param width number of characters that fit
     * @return the pieces that fit, in order
     */
    String render(int width) {
        List<Piece> shown = new ArrayList<>(pieces);
        while (shown.size() > 1 && join(shown).length() > width) {
            shown.remove(shown.stream()
                    .min(Comparator.comparingInt(Piece::importance))
                    .orElseThrow());
        }
        return join(shown);
    }

    private static String join(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining(GAP));
    }
}
