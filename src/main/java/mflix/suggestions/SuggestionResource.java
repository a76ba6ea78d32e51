package mflix.suggestions;

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

/** Suggestions while somebody types. */
@Singleton
@Path("/suggestions")
@Produces(MediaType.APPLICATION_JSON)
public class SuggestionResource {
    private final Suggestions suggestions;
    private final ClientInfoReader clients;
    private final AddressLimits limits;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public SuggestionResource() {
        this(null, null, null);
    }

    @Inject
    public SuggestionResource(Suggestions suggestions, ClientInfoReader clients, AddressLimits limits) {
        this.suggestions = suggestions;
        this.clients = clients;
        this.limits = limits;
    }

    @GET
    @PermitAll
    public Response suggestions(@Context UriInfo uri, @Context HttpServletRequest request) {
        limits.admit(LimitedAction.SEARCH, clients.address(request));
        return Response.ok(suggestions.to(uri.getQueryParameters()))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
