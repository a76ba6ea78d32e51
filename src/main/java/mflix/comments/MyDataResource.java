package mflix.comments;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import mflix.request.Roles;
import mflix.users.Accounts;
import mflix.users.Caller;
import mflix.users.Sessions;
import org.bson.BsonDocument;

/** Everything that is stored about oneself, as a file. */
@Singleton
@Path("/user/data")
@Produces(MediaType.APPLICATION_JSON)
public class MyDataResource {
    private final Accounts accounts;
    private final Sessions sessions;
    private final CommentsOfAccount comments;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public MyDataResource() {
        this(null, null, null);
    }

    @Inject
    public MyDataResource(Accounts accounts, Sessions sessions, CommentsOfAccount comments) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.comments = comments;
    }

    @GET
    @RolesAllowed(Roles.USER)
    public Response data(@Context SecurityContext security) {
        var caller = Caller.of(security);
        var data = new BsonDocument("info", accounts.info(caller).toDocument())
                .append("comments", comments.of(caller.email()))
                .append("sessions", sessions.entries(caller));
        return Response.ok(data)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"mflix-my-data.json\"")
                .build();
    }
}
