package mflix.web.reply;

import java.util.function.Supplier;

/** A value that is made when it is first asked for, once for all threads. */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> making;
    private volatile T value;

    Lazy(Supplier<T> making) {
        this.making = making;
    }

    @Override
    public T get() {
        return value == null ? made() : value;
    }

    private synchronized T made() {
        if (value == null) {
            value = making.get();
        }
        return value;
    }
}
