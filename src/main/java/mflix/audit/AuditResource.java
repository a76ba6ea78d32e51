package mflix.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import mflix.request.Roles;
import org.bson.BsonDocument;

/** What administrators did, for administrators. */
@Singleton
@Path("/admin/audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    private final AuditLog audit;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public AuditResource() {
        this(null);
    }

    @Inject
    public AuditResource(AuditLog audit) {
        this.audit = audit;
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    public BsonDocument list(@Context UriInfo uri) {
        return audit.page(uri.getQueryParameters());
    }
}
