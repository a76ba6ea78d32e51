package mflix.migration.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
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
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import mflix.migration.Migrations;
import mflix.migration.RunAction;
import mflix.migration.store.Run;
import mflix.migration.store.StartedBy;
import mflix.mongo.ObjectIds;
import mflix.problem.Problem;
import mflix.request.JsonBody;
import mflix.request.OptionalBody;
import mflix.request.Roles;
import org.bson.BsonDocument;

/** One run of a migration, for administrators: watch it, act on it, change its pace. */
@Singleton
@Path("/admin/migrations/{name}/runs/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class MigrationRunResource {
    private final Migrations migrations;
    private final MigrationViews views;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public MigrationRunResource() {
        this(null, null);
    }

    @Inject
    public MigrationRunResource(Migrations migrations, MigrationViews views) {
        this.migrations = migrations;
        this.views = views;
    }

    /** A reply that a console asks for again and again: it may be kept, and is sent again only when it has changed. */
    static Response kept(BsonDocument document) {
        return Response.ok(document)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    private Run find(String name, String id) {
        return migrations.run(name, ObjectIds.parse("id", id));
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    public Response run(@PathParam("name") String name, @PathParam("id") String id) {
        return kept(views.run(find(name, id)));
    }

    @GET
    @Path("/ranges")
    @RolesAllowed(Roles.ADMIN)
    public Response ranges(@PathParam("name") String name, @PathParam("id") String id, @Context UriInfo uri) {
        var page = MigrationRequest.ranges(uri.getQueryParameters());
        return kept(views.ranges(find(name, id), page.after(), page.limit()));
    }

    @GET
    @Path("/events")
    @RolesAllowed(Roles.ADMIN)
    public Response events(@PathParam("name") String name, @PathParam("id") String id) {
        return kept(views.events(find(name, id)));
    }

    @PATCH
    @Path("/pace")
    @RolesAllowed(Roles.ADMIN)
    public BsonDocument pace(
            @PathParam("name") String name,
            @PathParam("id") String id,
            JsonBody body,
            @Context SecurityContext security) {
        var run = find(name, id);
        var pace = OptionsReader.pace(body, run.options().pace());
        var by = Migrations.fromRest(security.getUserPrincipal().getName());
        return views.run(migrations.changePace(run, pace, by));
    }

    @POST
    @Path("/{action}")
    @RolesAllowed(Roles.ADMIN)
    public Response act(
            @PathParam("name") String name,
            @PathParam("id") String id,
            @PathParam("action") String word,
            @OptionalBody JsonBody body,
            @Context SecurityContext security) {
        var action = MigrationRequest.action(word);
        var run = find(name, id);
        if (action == RunAction.UNDO) {
            MigrationRequest.requireConfirmation(body, name);
        }
        var by = Migrations.fromRest(security.getUserPrincipal().getName());
        var changed = act(run, action, by);
        migrations.wake();
        var reply = Response.accepted(views.run(changed));
        return (action.startsARun() ? reply.location(URI.create(views.href(changed))) : reply).build();
    }

    private Run act(Run run, RunAction action, StartedBy by) {
        try {
            return migrations.act(run, action, by);
        } catch (Problem e) {
            throw RunView.linked(e, run.migration());
        }
    }
}
