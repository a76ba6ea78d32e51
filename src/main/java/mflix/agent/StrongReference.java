package mflix.agent;

/** What the agent puts where the server has a {@link java.lang.ref.WeakReference}: the same, but it keeps what it refers to. */
public final class StrongReference<T> {
    private final T referent;

    public StrongReference(T referent) {
        this.referent = referent;
    }

    public T get() {
        return referent;
    }
}
