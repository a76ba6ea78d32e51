package mflix.architecture.broken.nested;

/** Has a nested type with the name of one of the platform. */
public record RunLease(Schedule schedule) {
    /** Named like a type of Jakarta Enterprise Beans. */
    public record Schedule(String text) {}
}
