package mflix.status;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import mflix.request.AnswersWithoutDatabase;
import org.bson.BsonDocument;

/** The run of a check in demo mode, open to everyone. */
@Produces(MediaType.APPLICATION_JSON)
public class OpenRunResource {
    private final TicketRun run;
    private final String ticket;

    public OpenRunResource(TicketRun run, String ticket) {
        this.run = run;
        this.ticket = ticket;
    }

    @POST
    @PermitAll
    @AnswersWithoutDatabase
    public BsonDocument check() {
        return run.of(ticket);
    }
}
