package mflix.users;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import mflix.mongo.ObjectIds;
import mflix.problem.Problem;
import mflix.request.Roles;
import org.bson.BsonDocument;

/** One's own sessions: see them, end them. */
@Singleton
@Path("/user")
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
    private final Sessions sessions;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public SessionsResource() {
        this(null);
    }

    @Inject
    public SessionsResource(Sessions sessions) {
        this.sessions = sessions;
    }

    @GET
    @Path("/sessions")
    @RolesAllowed(Roles.USER)
    public BsonDocument list(@Context SecurityContext security) {
        return new BsonDocument("sessions", sessions.entries(Caller.of(security)));
    }

    @DELETE
    @Path("/sessions/{id}")
    @RolesAllowed(Roles.USER)
    public StatusReply end(@PathParam("id") String id, @Context SecurityContext security) {
        if (!sessions.end(Caller.of(security).email(), ObjectIds.parse("id", id))) {
            throw Problem.notFound("You have no session with this id.");
        }
        return new StatusReply("ended");
    }

    @POST
    @Path("/logout")
    @RolesAllowed(Roles.USER)
    public StatusReply logOut(@Context SecurityContext security) {
        var caller = Caller.of(security);
        // a session that another request ended meanwhile has ended as wanted
        var unused = sessions.end(caller.email(), caller.session());
        return new StatusReply("logged out");
    }
}
