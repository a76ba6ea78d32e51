package mflix.architecture.broken.resource;

import jakarta.ws.rs.Path;

/** A resource that only a lenient server can make, with a method that does not say who may call it. */
@Path("/hidden")
final class HiddenResource {
    HiddenResource() {}

    public String get() {
        return "";
    }
}
