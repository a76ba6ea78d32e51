package mflix.system;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import mflix.request.Roles;
import org.bson.BsonDocument;

/** The system at a glance, for administrators. */
@Singleton
@Path("/admin/system")
@Produces(MediaType.APPLICATION_JSON)
public class SystemResource {
    private final SystemSummary system;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public SystemResource() {
        this(null);
    }

    @Inject
    public SystemResource(SystemSummary system) {
        this.system = system;
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    public BsonDocument show(@Context ServletContext container) {
        return system.toDocument(container.getServerInfo());
    }
}
