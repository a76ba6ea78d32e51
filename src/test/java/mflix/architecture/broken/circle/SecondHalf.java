package mflix.architecture.broken.circle;

/** Half of a circle of classes. */
public final class SecondHalf {
    FirstHalf first() {
        return new FirstHalf();
    }
}
