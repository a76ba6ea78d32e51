package mflix.suggestions;

/** How many letters must be put in, left out, exchanged or swapped with their neighbour to make one text of another. */
final class EditDistance {
    private EditDistance() {}

    /** At most {@code most + 1}, which means any greater distance. */
    static int between(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        var rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, one, other, i, j);
            }
        }
        return Math.min(rows[one.length()][other.length()], most + 1);
    }

    private static int cheapest(int[][] rows, String one, String other, int i, int j) {
        var isSame = one.charAt(i - 1) == other.charAt(j - 1);
        var least = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + (isSame ? 0 : 1));
        var areSwapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return areSwapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
