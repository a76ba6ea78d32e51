package mflix.movies.similar;

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
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import mflix.mongo.ObjectIds;
import mflix.request.QueryParameters;
import mflix.users.limits.AddressLimits;
import mflix.users.limits.ClientInfoReader;
import mflix.users.limits.LimitedAction;

/** What to see after a film. */
@Singleton
@Path("/movies/id/{id}/similar")
@Produces(MediaType.APPLICATION_JSON)
public class SimilarFilmsResource {
    private static final String LIMIT = "limit";

    private final PlotVectorSearch plots;
    private final SimilarFilms similar;
    private final ClientInfoReader clients;
    private final AddressLimits limits;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public SimilarFilmsResource() {
        this(null, null, null, null);
    }

    @Inject
    public SimilarFilmsResource(
            PlotVectorSearch plots, SimilarFilms similar, ClientInfoReader clients, AddressLimits limits) {
        this.plots = plots;
        this.similar = similar;
        this.clients = clients;
        this.limits = limits;
    }

    @GET
    @PermitAll
    public Response similar(@PathParam("id") String id, @Context UriInfo uri, @Context HttpServletRequest request) {
        limits.admit(LimitedAction.SEARCH, clients.address(request));
        var parameters = QueryParameters.of(uri.getQueryParameters(), Set.of(LIMIT), Set.of());
        var most = parameters.wholeNumber(LIMIT, 1, 20, 8);
        parameters.check();
        var film = ObjectIds.parse("id", id);
        return Response.ok(plots.to(film, most).orElseGet(() -> similar.to(film, most)))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
