package dev.lenet.trainer.cli.settings;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Suggests a word for a misspelt one. */
public final class Spelling {

    private Spelling() {}

    /**
     * Finds the nearest known word. Leading parts, up to a dot, that both words share do not count as letters.
     *
     * @param word the word as it was written
     * @param known the known words
     * @return the known word with the fewest edits; null if several tie, if it differs in more than three letters or more than
     *     a third of its letters, or if both have at most three letters, such as gpu and cpu
     */
    public static @Nullable String nearest(String word, Collection<String> known) {
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int edits = distance(word.toLowerCase(Locale.ROOT), candidate);
            if (edits < fewest) {
                fewest = edits;
                best = isNear(word, candidate, edits) ? candidate : null;
            } else if (edits == fewest) {
                best = null;
            }
        }
        return best;
    }

    private static boolean isNear(String word, String candidate, int edits) {
        int same = sameParts(word, candidate);
        int letters = candidate.length() - same;
        return Math.max(word.length() - same, letters) > 3 && edits <= Math.min(3, Math.max(1, letters / 3));
    }

    private static int sameParts(String a, String b) {
        int same = 0;
        for (int i = 0; i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i); i++) {
            same = a.charAt(i) == '.' ? i + 1 : same;
        }
        return same;
    }

    /**
     * The optimal string alignment distance: the fewest insertions, deletions, replacements and swaps of neighbours that
     * turn {@code a} into {@code b} without editing a letter twice.
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
