package mflix.status;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import mflix.mongo.settings.DemoMode;
import mflix.request.AnswersWithoutDatabase;
import org.bson.BsonDocument;

/**
 * The results of the checks on this system. Reading never waits; running a check is for administrators, in demo mode for
 * everyone.
 */
@Singleton
@Path("/status")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {
    private final StatusReport report;
    private final TicketRun run;
    private final DemoMode demoMode;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public StatusResource() {
        this(null, null, null);
    }

    @Inject
    public StatusResource(StatusReport report, TicketRun run, DemoMode demoMode) {
        this.report = report;
        this.run = run;
        this.demoMode = demoMode;
    }

    @GET
    @PermitAll
    @AnswersWithoutDatabase
    public BsonDocument show() {
        return report.toDocument();
    }

    // A locator, because who may run a check depends on the mode, and roles can only be named on a method.
    @Path("/{ticket}")
    @PermitAll
    public OpenRunResource ticket(@PathParam("ticket") String ticket) {
        return demoMode.on() ? new OpenRunResource(run, ticket) : new GuardedRunResource(run, ticket);
    }
}
