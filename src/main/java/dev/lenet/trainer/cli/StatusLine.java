package dev.lenet.trainer.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of a line that is redrawn. Where there is no room for all, whole pieces are left out, those first that matter least. */
final class StatusLine {

    private static final String GAP = "  ";

    private record Piece(String text, int importance) {}

    private final List<Piece> pieces = new ArrayList<>();

    /**
     * Adds a piece at the end.
     *
     * @param text what it shows
     * @param importance the piece with the least is left out first
     */
    StatusLine with(String text, int importance) {
        pieces.add(new Piece(text, importance));
        return this;
    }

    /**
     * Draws the line.
     *
     * @param width characters that there is room for
     * @return the pieces that have room, in their order
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
