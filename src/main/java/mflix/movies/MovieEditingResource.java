package mflix.movies;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.audit.AuditEntry;
import mflix.audit.AuditLog;
import mflix.audit.AuditedAct;
import mflix.mongo.ObjectIds;
import mflix.request.ApiAddress;
import mflix.request.JsonBody;
import mflix.request.Roles;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/** Writing films: for administrators. */
@Singleton
@Path("/movies")
@Produces(MediaType.APPLICATION_JSON)
public class MovieEditingResource {
    /** A film that is gone, and how many comments went with it. */
    @JsonbPropertyOrder({"deleted", "comments"})
    public record Removal(boolean deleted, @JsonbProperty("comments_deleted") long comments) {}

    private static final Logger LOG = Logger.getLogger(MovieEditingResource.class.getName());
    private final MovieEditor editor;
    private final MovieBatch batch;
    private final AuditLog audit;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public MovieEditingResource() {
        this(null, null, null);
    }

    @Inject
    public MovieEditingResource(MovieEditor editor, MovieBatch batch, AuditLog audit) {
        this.editor = editor;
        this.batch = batch;
        this.audit = audit;
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(JsonBody body, @Context ServletContext context, @Context SecurityContext security) {
        body.text("_id").ifPresent(id -> ObjectIds.parse("_id", id));
        var row = editor.stamped(MovieFields.ofNew(body));
        var id = row.getObjectId("_id").getValue();
        var film = audit.around(entry(security, AuditedAct.FILM_ADDED, about(id, row)), () -> editor.add(row));
        LOG.log(Level.INFO, "film_added id={0}", id);
        return reply(Response.Status.CREATED, film)
                .header(
                        HttpHeaders.LOCATION,
                        new ApiAddress("/movies/id").child(id.toHexString()).under(context.getContextPath()))
                .build();
    }

    @POST
    @Path("/batch")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response addAll(JsonBody body, @Context SecurityContext security) {
        var outcome = audit.around(
                entry(security, AuditedAct.FILMS_ADDED, new BsonDocument()),
                () -> batch.add(body).toReply(),
                done -> new BsonDocument("count", new BsonInt32(done.inserted())));
        LOG.log(Level.INFO, "films_added count={0}", outcome.inserted());
        return Response.status(Response.Status.CREATED).entity(outcome).build();
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Response change(
            @PathParam("id") String id,
            JsonBody body,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Context SecurityContext security) {
        var film = ObjectIds.parse("id", id);
        var fields = MovieFields.ofChange(body);
        var names = new BsonArray(fields.keySet().stream().map(BsonString::new).toList());
        var condition = IfMatch.of(ifMatch);
        var before = about(film, editor.film(film)).append("fields", names);
        var changed = audit.around(
                entry(security, AuditedAct.FILM_CHANGED, before),
                () -> editor.change(film, fields, condition),
                done -> about(film, done.getDocument("movie")).append("fields", names));
        LOG.log(Level.INFO, "film_changed id={0}", film);
        return reply(Response.Status.OK, changed).build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    public Removal remove(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Context SecurityContext security) {
        var film = ObjectIds.parse("id", id);
        var condition = IfMatch.of(ifMatch);
        var removed = audit.around(
                entry(security, AuditedAct.FILM_REMOVED, about(film, editor.film(film))),
                () -> editor.remove(film, condition),
                done -> about(film, done.film()));
        LOG.log(Level.INFO, "film_removed id={0} comments={1}", new Object[] {film, removed.comments()});
        return new Removal(true, removed.comments());
    }

    private static AuditEntry entry(SecurityContext security, AuditedAct act, BsonDocument about) {
        return AuditEntry.of(security.getUserPrincipal().getName(), act, about);
    }

    private static BsonDocument about(ObjectId id, BsonDocument film) {
        var about = new BsonDocument("film", new BsonObjectId(id));
        return film.containsKey("title") ? about.append("title", film.get("title")) : about;
    }

    private Response.ResponseBuilder reply(Response.Status status, BsonDocument film) {
        return Response.status(status).entity(film).header(HttpHeaders.ETAG, editor.tag(film));
    }
}
