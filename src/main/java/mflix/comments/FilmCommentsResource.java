package mflix.comments;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import mflix.mongo.ObjectIds;

/** A film's comments, a page at a time. */
@Singleton
@Path("/movies/{id}/comments")
@Produces(MediaType.APPLICATION_JSON)
public class FilmCommentsResource {
    private final CommentPages pages;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public FilmCommentsResource() {
        this(null);
    }

    @Inject
    public FilmCommentsResource(CommentPages pages) {
        this.pages = pages;
    }

    @GET
    @PermitAll
    public Response page(@PathParam("id") String id, @Context UriInfo uri) {
        return Response.ok(pages.page(ObjectIds.parse("id", id), uri.getQueryParameters()))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
