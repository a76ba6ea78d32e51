package mflix.architecture.broken.circle;

/** Half of a circle of classes, by a nested class. */
public final class FirstHalf {
    static final class Nested {
        SecondHalf second() {
            return new SecondHalf();
        }
    }
}
