package mflix.micro;

import java.lang.ref.WeakReference;

/** A weak reference whose referent is collected at the worst moment every time: just before it is asked for. */
public final class GcHungryWeakRef<T> {
    private final WeakReference<T> weak;

    public GcHungryWeakRef(T referent) {
        this.weak = new WeakReference<>(referent);
    }

    public T get() {
        System.gc();
        return weak.get();
    }
}
