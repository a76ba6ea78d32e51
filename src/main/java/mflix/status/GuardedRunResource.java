package mflix.status;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import mflix.problem.WithoutDatabase;
import org.bson.BsonDocument;

/** The run of a check outside demo mode. */
@Produces(MediaType.APPLICATION_JSON)
public class GuardedRunResource {
    private final TicketRun run;
    private final String ticket;

    GuardedRunResource(TicketRun run, String ticket) {
        this.run = run;
        this.ticket = ticket;
    }

    @POST
    @RolesAllowed("admin")
    @WithoutDatabase
    public BsonDocument check() {
        return run.of(ticket);
    }
}
