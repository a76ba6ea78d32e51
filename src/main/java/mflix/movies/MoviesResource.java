package mflix.movies;

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
import org.bson.BsonDocument;

/** Reading films: lists, searches, facets, one film with its comments. */
@Singleton
@Path("/movies")
@Produces(MediaType.APPLICATION_JSON)
public class MoviesResource {
    private static final String REVALIDATE = "no-cache";
    private static final String A_MINUTE = "public, max-age=60";

    private final MovieViews pages;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public MoviesResource() {
        this(null);
    }

    @Inject
    public MoviesResource(MovieViews pages) {
        this.pages = pages;
    }

    @GET
    @PermitAll
    public Response list(@Context UriInfo uri) {
        return reply(pages.page(MovieQuery.ofList(uri.getQueryParameters())), REVALIDATE);
    }

    @GET
    @Path("/search")
    @PermitAll
    public Response search(@Context UriInfo uri) {
        return reply(pages.page(MovieQuery.ofSearch(uri.getQueryParameters())), REVALIDATE);
    }

    @GET
    @Path("/facet-search")
    @PermitAll
    public Response facetSearch(@Context UriInfo uri) {
        return reply(pages.facets(MovieQuery.ofFacetSearch(uri.getQueryParameters())), REVALIDATE);
    }

    @GET
    @Path("/countries")
    @PermitAll
    public Response titlesByCountry(@Context UriInfo uri) {
        return reply(pages.titles(CountryQuery.of(uri.getQueryParameters())), REVALIDATE);
    }

    @GET
    @Path("/genres")
    @PermitAll
    public Response genres() {
        return reply(pages.counts("genres"), A_MINUTE);
    }

    @GET
    @Path("/country-names")
    @PermitAll
    public Response countryNames() {
        return reply(pages.counts("countries"), A_MINUTE);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    public Response film(@PathParam("id") String id) {
        return filmById(id);
    }

    @GET
    @Path("/id/{id}")
    @PermitAll
    public Response filmById(@PathParam("id") String id) {
        return reply(pages.film(ObjectIds.parse("id", id)), REVALIDATE);
    }

    private static Response reply(BsonDocument document, String cacheControl) {
        return Response.ok(document)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .build();
    }
}
