package mflix.bench;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The same bytes from a method of JAX-RS. */
@Path("/")
@Singleton
public class FloorResource {

    @GET
    @Path("{name}")
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] bytes(@PathParam("name") String name) {
        return FloorBytes.of(name);
    }
}
