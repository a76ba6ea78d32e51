package mflix.theaters;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import mflix.users.limits.AddressLimits;
import mflix.users.limits.ClientInfoReader;
import mflix.users.limits.LimitedAction;

/** Theaters by place. */
@Singleton
@Path("/theaters")
@Produces(MediaType.APPLICATION_JSON)
public class TheaterResource {
    private final Theaters theaters;
    private final ClientInfoReader clients;
    private final AddressLimits limits;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public TheaterResource() {
        this(null, null, null);
    }

    @Inject
    public TheaterResource(Theaters theaters, ClientInfoReader clients, AddressLimits limits) {
        this.theaters = theaters;
        this.clients = clients;
        this.limits = limits;
    }

    @GET
    @PermitAll
    public Response list(@Context UriInfo uri, @Context HttpServletRequest request) {
        limits.admit(LimitedAction.SEARCH, clients.address(request));
        return Response.ok(theaters.page(TheaterRequest.of(uri.getQueryParameters())))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    @GET
    @Path("/cities")
    @PermitAll
    public Response cities(@Context HttpServletRequest request) {
        limits.admit(LimitedAction.SEARCH, clients.address(request));
        return Response.ok(theaters.cities())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build();
    }
}
