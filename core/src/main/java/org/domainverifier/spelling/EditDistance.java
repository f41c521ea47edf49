package org.domainverifier.spelling;

/** How alike two words are: how many characters have to be put in, left out or exchanged (Levenshtein's distance). */
public final class EditDistance {
    private EditDistance() {}

    /**
     * Whether one word is the other with few typing mistakes. Costs time in proportion to the longer word times {@code most}, and
     * none where the lengths alone tell.
     *
     * @param most how many characters may have been put in, left out or exchanged
     * @param left a word
     * @param right another one
     * @return true if it is not more
     */
    public static boolean isAtMost(int most, String left, String right) {
        if (Math.abs(left.length() - right.length()) > most) {
            return false;
        }
        int tooMany = most + 1;
        int[] row = new int[right.length() + 1]; // of the distances from a start of left, those near the diagonal
        for (int j = 0; j <= right.length(); j++) {
            row[j] = Math.min(j, tooMany);
        }
        for (int i = 1; i <= left.length(); i++) {
            int from = Math.max(1, i - most);
            int to = Math.min(right.length(), i + most);
            int diagonal = row[from - 1];
            row[from - 1] = from == 1 ? Math.min(i, tooMany) : tooMany;
            for (int j = from; j <= to; j++) {
                int exchanged = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                int above = j == i + most ? tooMany : row[j];
                diagonal = row[j];
                row[j] = Math.min(tooMany, Math.min(exchanged, 1 + Math.min(above, row[j - 1])));
            }
        }
        return row[right.length()] <= most;
    }
}
