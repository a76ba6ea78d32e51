package mflix.system;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The options in force, for clients that check them. */
@Singleton
@Path("/movies/config-options")
@Produces(MediaType.APPLICATION_JSON)
public class ConfigOptionsResource {
    private final ConfigOptions options;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public ConfigOptionsResource() {
        this(null);
    }

    @Inject
    public ConfigOptionsResource(ConfigOptions options) {
        this.options = options;
    }

    @GET
    @PermitAll
    public Response show() {
        return Response.ok(options.inForce()).build();
    }
}
