package mflix.status;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import mflix.request.Roles;
import org.bson.BsonDocument;

/** The same outside demo mode, for administrators. The database decides who is one. */
@Produces(MediaType.APPLICATION_JSON)
public class GuardedRunResource extends OpenRunResource {

    public GuardedRunResource(TicketRun run, String ticket) {
        super(run, ticket);
    }

    @Override
    @POST
    @RolesAllowed(Roles.ADMIN)
    public BsonDocument check() {
        return super.check();
    }
}
