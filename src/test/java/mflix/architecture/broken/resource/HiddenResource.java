package mflix.architecture.broken.resource;

/** A resource that only a lenient server can make, with a method that does not say who may call it. */
final class HiddenResource {
    HiddenResource() {}

    public String get() {
        return "";
    }
}
