package mflix.people;

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

/** People by name, with their films. */
@Singleton
@Path("/people")
@Produces(MediaType.APPLICATION_JSON)
public class PeopleResource {
    private final PersonFilms films;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public PeopleResource() {
        this(null);
    }

    @Inject
    public PeopleResource(PersonFilms films) {
        this.films = films;
    }

    @GET
    @PermitAll
    public Response person(@Context UriInfo uri) {
        return Response.ok(films.of(PersonName.of(uri.getQueryParameters())))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
