package mflix.micro;

/**
 * What the build puts where Payara has a {@link java.lang.ref.WeakReference} to the class loader with which it prepares an application:
 * the same, but it keeps what it refers to. A garbage collection at the wrong moment of a deployment took that loader away:
 * "DeploymentContext does not contain any EJB", and nothing was deployed. The server clears the reference itself when it makes the
 * final loader, so a strong one keeps nothing too long. Its full name is as long as the other, so that no length in the class file
 * changes.
 */
public final class StrongReference<T> {
    private final T referent;

    public StrongReference(T referent) {
        this.referent = referent;
    }

    public T get() {
        return referent;
    }
}
