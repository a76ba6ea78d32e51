package mflix.testing;

/** How often a test repeats itself: a part of it in every build, all of it with {@code -Dmflix.test.full=true}. */
public final class Strength {
    private static final boolean FULL = Boolean.getBoolean("mflix.test.full");

    private Strength() {}

    public static int of(int usual, int full) {
        return FULL ? full : usual;
    }
}
