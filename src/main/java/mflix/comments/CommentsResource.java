package mflix.comments;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import mflix.mongo.ObjectIds;
import mflix.request.Roles;
import mflix.users.Caller;
import mflix.users.limits.AddressLimits;
import mflix.users.limits.ClientInfoReader;
import mflix.users.limits.LimitedAction;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;

/** One's own comments: write, change, remove. Each reply has the film's comments as they are then. */
@Singleton
@Path("/movies/comment")
@Produces(MediaType.APPLICATION_JSON)
public class CommentsResource {
    private final Comments comments;
    private final CommentWriting writing;
    private final ClientInfoReader clients;
    private final AddressLimits limits;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public CommentsResource() {
        this(null, null, null, null);
    }

    @Inject
    public CommentsResource(Comments comments, CommentWriting writing, ClientInfoReader clients, AddressLimits limits) {
        this.comments = comments;
        this.writing = writing;
        this.clients = clients;
        this.limits = limits;
    }

    @POST
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response write(NewComment body, @Context SecurityContext security, @Context HttpServletRequest request) {
        limits.admit(LimitedAction.COMMENT, clients.address(request));
        var film = ObjectIds.parse("movie_id", body.movieId());
        var id = writing.write(Caller.of(security), film, body.comment());
        return Response.status(Response.Status.CREATED)
                .entity(commentsOf(film, security).append("comment_id", new BsonObjectId(id)))
                .build();
    }

    @PUT
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public BsonDocument change(ChangedComment body, @Context SecurityContext security) {
        var key = CommentKey.of(body.commentId(), body.movieId());
        return commentsOf(comments.change(Caller.of(security), key, body.text()), security);
    }

    @DELETE
    @RolesAllowed(Roles.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public BsonDocument remove(RemovedComment body, @Context SecurityContext security) {
        var key = CommentKey.of(body.commentId(), body.movieId());
        return commentsOf(comments.remove(Caller.of(security), key), security);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.USER)
    public BsonDocument removeById(@PathParam("id") String id, @Context SecurityContext security) {
        return commentsOf(comments.remove(Caller.of(security), CommentKey.of(id)), security);
    }

    private BsonDocument commentsOf(ObjectId movie, SecurityContext security) {
        var viewer = CommentViewer.of(security.getUserPrincipal());
        return new BsonDocument("comments", viewer.shown(comments.newestOf(movie)));
    }
}
