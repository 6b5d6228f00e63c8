package dev.lenet.trainer.dataset;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * An image file of a class.
 *
 * @param path the file
 * @param name its name in messages, for example {@code train/cat/7.png}
 * @param label the index of its class
 */
record ImageFile(Path path, String name, int label) {

    /**
     * Orders files of all classes by file name, comparing numbers in names by value, so that images that were numbered on
     * export keep that order.
     */
    static final Comparator<ImageFile> ORDER = Comparator.comparing(
                    (ImageFile file) -> file.path.getFileName().toString(), ImageFile::compareNaturally)
            .thenComparingInt(ImageFile::label)
            .thenComparing(ImageFile::name);

    private static int compareNaturally(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
                int endOne = endOfNumber(one, i);
                int endOther = endOfNumber(other, j);
                String number = one.substring(i, endOne).replaceFirst("^0+(?=.)", "");
                String otherNumber = other.substring(j, endOther).replaceFirst("^0+(?=.)", "");
                int order = Integer.compare(number.length(), otherNumber.length());
                order = order == 0 ? number.compareTo(otherNumber) : order;
                if (order != 0) {
                    return order;
                }
                i = endOne;
                j = endOther;
            } else if (one.charAt(i) != other.charAt(j)) {
                return Character.compare(one.charAt(i), other.charAt(j));
            } else {
                i++;
                j++;
            }
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfNumber(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
