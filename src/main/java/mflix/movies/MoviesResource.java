package mflix.movies;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Supplier;
import mflix.comments.CommentViewer;
import mflix.mongo.ObjectIds;
import mflix.mongo.bounds.ReadCoalescer;
import mflix.request.RecognisesCaller;
import mflix.request.SharedReply;
import mflix.users.limits.AddressLimits;
import mflix.users.limits.ClientInfoReader;
import mflix.users.limits.LimitedAction;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;

/** Reading films: lists, searches, facets, one film with its comments. */
@Singleton
@Path("/movies")
@Produces(MediaType.APPLICATION_JSON)
public class MoviesResource {
    private static final String REVALIDATE = "no-cache";
    private static final String A_MINUTE = "public, max-age=60";

    private final MovieViews views;
    private final ClientInfoReader clients;
    private final AddressLimits limits;
    private final ReadCoalescer<String, SharedReply> lists = new ReadCoalescer<>(); // by their address, as it was sent
    private final ReadCoalescer<ShownFilm, SharedReply> films = new ReadCoalescer<>();

    /** A film's reply depends on who looks at its comments. */
    private record ShownFilm(ObjectId id, CommentViewer viewer) {}

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public MoviesResource() {
        this(null, null, null);
    }

    @Inject
    public MoviesResource(MovieViews views, ClientInfoReader clients, AddressLimits limits) {
        this.views = views;
        this.clients = clients;
        this.limits = limits;
    }

    @GET
    @PermitAll
    public Response list(@Context UriInfo uri, @Context HttpServletRequest request) {
        var asked = MovieRequest.ofList(uri.getQueryParameters());
        if (!asked.isCheap()) {
            limits.admit(LimitedAction.SEARCH, clients.address(request));
        }
        return shared(request, () -> views.page(asked), REVALIDATE);
    }

    @GET
    @Path("/search")
    @PermitAll
    public Response search(@Context UriInfo uri, @Context HttpServletRequest request) {
        limits.admit(LimitedAction.SEARCH, clients.address(request));
        var asked = MovieRequest.ofSearch(uri.getQueryParameters());
        return shared(request, () -> views.page(asked), REVALIDATE);
    }

    @GET
    @Path("/facet-search")
    @PermitAll
    public Response facetSearch(@Context UriInfo uri, @Context HttpServletRequest request) {
        limits.admit(LimitedAction.SEARCH, clients.address(request));
        var asked = MovieRequest.ofFacetSearch(uri.getQueryParameters());
        return shared(request, () -> views.facets(asked), REVALIDATE);
    }

    @GET
    @Path("/countries")
    @PermitAll
    public Response titlesByCountry(@Context UriInfo uri, @Context HttpServletRequest request) {
        limits.admit(LimitedAction.SEARCH, clients.address(request));
        var countries = CountryRequest.of(uri.getQueryParameters());
        return shared(request, () -> views.titles(countries), REVALIDATE);
    }

    @GET
    @Path("/genres")
    @PermitAll
    public Response genres(@Context HttpServletRequest request) {
        limits.admit(LimitedAction.SEARCH, clients.address(request));
        return shared(request, () -> views.counts("genres"), A_MINUTE);
    }

    @GET
    @Path("/country-names")
    @PermitAll
    public Response countryNames(@Context HttpServletRequest request) {
        limits.admit(LimitedAction.SEARCH, clients.address(request));
        return shared(request, () -> views.counts("countries"), A_MINUTE);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @RecognisesCaller
    public Response film(@PathParam("id") String id, @Context SecurityContext security) {
        return filmById(id, security);
    }

    @GET
    @Path("/id/{id}")
    @PermitAll
    @RecognisesCaller
    public Response filmById(@PathParam("id") String id, @Context SecurityContext security) {
        var viewer = CommentViewer.of(security.getUserPrincipal());
        var asked = new ShownFilm(ObjectIds.parse("id", id), viewer);
        return Response.ok(films.get(asked, () -> SharedReply.of(views.film(asked.id(), viewer))))
                .header(HttpHeaders.CACHE_CONTROL, viewer.cacheControl())
                .header(HttpHeaders.VARY, CommentViewer.VARY)
                .build();
    }

    private Response shared(HttpServletRequest request, Supplier<BsonDocument> read, String cacheControl) {
        var address = request.getRequestURI() + "?" + request.getQueryString();
        return Response.ok(lists.get(address, () -> SharedReply.of(read.get())))
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .build();
    }
}
