package mflix.comments;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import mflix.mongo.ObjectIds;
import mflix.request.Roles;
import mflix.users.Caller;
import org.bson.BsonDocument;

/** Anybody's comments, for administrators. */
@Singleton
@Path("/admin/comments")
@Produces(MediaType.APPLICATION_JSON)
public class ModerationResource {
    private final CommentModeration moderation;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public ModerationResource() {
        this(null);
    }

    @Inject
    public ModerationResource(CommentModeration moderation) {
        this.moderation = moderation;
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public BsonDocument remove(@PathParam("id") String id, CommentRemoval body, @Context SecurityContext security) {
        return moderation.remove(Caller.of(security), ObjectIds.parse("id", id), body.reason());
    }
}
