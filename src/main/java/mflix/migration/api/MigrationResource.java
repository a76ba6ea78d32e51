package mflix.migration.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mflix.migration.Migrations;
import mflix.migration.StartRequest;
import mflix.migration.StartedRun;
import mflix.problem.Problem;
import mflix.request.JsonBody;
import mflix.request.OptionalBody;
import mflix.request.Roles;
import org.bson.BsonDocument;

/** Migrations, for administrators: what there is, what a run would do, starting one, and the refused values. */
@Singleton
@Path("/admin/migrations")
@Produces(MediaType.APPLICATION_JSON)
public class MigrationResource {
    private final Migrations migrations;
    private final MigrationViews views;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public MigrationResource() {
        this(null, null);
    }

    @Inject
    public MigrationResource(Migrations migrations, MigrationViews views) {
        this.migrations = migrations;
        this.views = views;
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    public Response all() {
        return MigrationRunResource.kept(views.all());
    }

    @GET
    @Path("/{name}")
    @RolesAllowed(Roles.ADMIN)
    public Response migration(@PathParam("name") String name) {
        return MigrationRunResource.kept(views.migration(name));
    }

    @GET
    @Path("/{name}/plan")
    @RolesAllowed(Roles.ADMIN)
    public BsonDocument plan(@PathParam("name") String name, @Context UriInfo uri) {
        var limit = MigrationRequest.limitSeconds(uri.getQueryParameters());
        return migrations.plan(name, Duration.ofSeconds(limit)).toDocument();
    }

    @POST
    @Path("/{name}/runs")
    @RolesAllowed(Roles.ADMIN)
    public Response start(
            @PathParam("name") String name,
            @HeaderParam("Idempotency-Key") String key,
            @OptionalBody JsonBody body,
            @Context SecurityContext security) {
        migrations.stores(name);
        var options = OptionsReader.start(body, name, migrations.settings().options());
        var by = Migrations.fromRest(security.getUserPrincipal().getName());
        var started = start(new StartRequest(
                name, options, by, MigrationRequest.idempotencyKey(key).orElse("")));
        migrations.wake();
        var reply = started.isReplay()
                ? Response.ok().header("Idempotent-Replay", "true")
                : Response.accepted().location(URI.create(views.href(started.run())));
        return reply.entity(views.run(started.run())).build();
    }

    private StartedRun start(StartRequest asked) {
        try {
            return migrations.start(asked);
        } catch (Problem e) {
            throw RunView.linked(e, asked.migration());
        }
    }

    @GET
    @Path("/{name}/runs")
    @RolesAllowed(Roles.ADMIN)
    public Response runs(@PathParam("name") String name, @Context UriInfo uri) {
        var limit = MigrationRequest.runsLimit(uri.getQueryParameters());
        var runs = MigrationRequest.runsBefore(uri.getQueryParameters())
                .map(before -> views.runsBefore(name, before, limit))
                .orElseGet(() -> views.runs(name, limit));
        return MigrationRunResource.kept(runs);
    }

    @GET
    @Path("/{name}/errors")
    @RolesAllowed(Roles.ADMIN)
    public Response errors(@PathParam("name") String name, @Context UriInfo uri) {
        return MigrationRunResource.kept(views.errors(name, MigrationRequest.errors(uri.getQueryParameters())));
    }

    @GET
    @Path("/{name}/errors/export")
    @Produces({MediaType.APPLICATION_JSON, "text/csv", "application/x-ndjson"})
    @RolesAllowed(Roles.ADMIN)
    public Response export(@PathParam("name") String name, @Context UriInfo uri) {
        migrations.stores(name);
        var isCsv = MigrationRequest.isCsv(uri.getQueryParameters());
        StreamingOutput rows = stream -> {
            try (var out = new OutputStreamWriter(stream, StandardCharsets.UTF_8)) {
                var export = new ErrorExport(migrations);
                if (isCsv) {
                    export.csv(name, false, out);
                } else {
                    export.ndjson(name, false, out);
                }
            }
        };
        return Response.ok(rows, isCsv ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + (isCsv ? ".csv" : ".ndjson") + "\"")
                .build();
    }
}
