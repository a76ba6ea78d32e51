package mflix.users.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import mflix.request.Roles;
import mflix.users.Caller;
import org.bson.BsonDocument;

/** All accounts, for administrators. */
@Singleton
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {
    private final UserDirectory users;
    private final UserActivity activity;
    private final PasswordLinks links;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public UsersResource() {
        this(null, null, null);
    }

    @Inject
    public UsersResource(UserDirectory users, UserActivity activity, PasswordLinks links) {
        this.users = users;
        this.activity = activity;
        this.links = links;
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    public BsonDocument list(@Context UriInfo uri) {
        return activity.addedTo(users.page(uri.getQueryParameters()));
    }

    @POST
    @Path("/{email}/password-link")
    @RolesAllowed(Roles.ADMIN)
    public Response makePasswordLink(@PathParam("email") String email, @Context SecurityContext security) {
        var link = links.make(Caller.of(security), email);
        return Response.status(Response.Status.CREATED).entity(link).build();
    }

    @PUT
    @Path("/{email}/admin")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public UserReply setAdmin(@PathParam("email") String email, AdminRight body, @Context SecurityContext security) {
        var caller = Caller.of(security);
        return new UserReply(users.setAdmin(caller, email, body.isAdmin()));
    }
}
