package mflix.suggestions;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Suggestions while somebody types. */
@Singleton
@Path("/suggestions")
@Produces(MediaType.APPLICATION_JSON)
public class SuggestionResource {
    private final Suggestions suggestions;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public SuggestionResource() {
        this(null);
    }

    @Inject
    public SuggestionResource(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    @GET
    @PermitAll
    public Response suggestions(@Context UriInfo uri) {
        return Response.ok(suggestions.to(uri.getQueryParameters()))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
