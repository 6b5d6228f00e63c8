package dev.lenet.trainer.cli;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the word that a misspelt one was meant to be. */
final class Spelling {

    private Spelling() {}

    /**
     * The nearest word.
     *
     * @param word as it was written
     * @param known the words that exist
     * @return the known word with the fewest edits; null if several have as few, or if even that one differs in more than
     *     a third of its letters (but one edit is always near)
     */
    static @Nullable String nearest(String word, Collection<String> known) {
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int edits = distance(word.toLowerCase(Locale.ROOT), candidate);
            if (edits < fewest) {
                fewest = edits;
                best = edits <= Math.max(1, candidate.length() / 3) ? candidate : null;
            } else if (edits == fewest) {
                best = null;
            }
        }
        return best;
    }

    /**
     * The optimal string alignment distance: the fewest insertions, deletions, replacements and swaps of neighbours that
     * turn {@code a} into {@code b}, no letter touched twice.
     */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + replace, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
