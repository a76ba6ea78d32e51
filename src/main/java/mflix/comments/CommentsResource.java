package mflix.comments;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import mflix.mongo.Ids;
import mflix.problem.Body;
import mflix.users.Caller;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;

/** One's own comments: write, change, remove. Each reply has the film's comments as they are then. */
@Singleton
@Path("/movies/comment")
@Produces(MediaType.APPLICATION_JSON)
public class CommentsResource {
    private final Comments comments;

    @Inject
    public CommentsResource(Comments comments) {
        this.comments = comments;
    }

    @POST
    @RolesAllowed(Caller.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response write(Body body, @Context SecurityContext security) {
        body.knows("movie_id", "comment");
        var movie = CommentText.required(body, "movie_id");
        var text = CommentText.of(body, "comment");
        body.check();
        var film = Ids.parse("movie_id", movie);
        var id = comments.write(caller(security), film, text);
        return Response.status(Response.Status.CREATED)
                .entity(commentsOf(film).append("comment_id", new BsonObjectId(id)))
                .build();
    }

    @PUT
    @RolesAllowed(Caller.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public BsonDocument change(Body body, @Context SecurityContext security) {
        body.knows("comment_id", "updated_comment", "movie_id");
        var text = CommentText.of(body, "updated_comment");
        return commentsOf(comments.change(caller(security), CommentKey.of(body), text));
    }

    @DELETE
    @RolesAllowed(Caller.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public BsonDocument remove(Body body, @Context SecurityContext security) {
        body.knows("comment_id", "movie_id");
        return commentsOf(comments.remove(caller(security), CommentKey.of(body)));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Caller.USER)
    public BsonDocument removeById(@PathParam("id") String id, @Context SecurityContext security) {
        return commentsOf(comments.remove(caller(security), CommentKey.of(id)));
    }

    private BsonDocument commentsOf(ObjectId movie) {
        return new BsonDocument("comments", new BsonArray(comments.newestOf(movie)));
    }

    private static Caller caller(SecurityContext security) {
        return (Caller) security.getUserPrincipal();
    }
}
