package mflix.users.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.movies.MoviesResource;
import mflix.movies.similar.SimilarFilmsResource;
import mflix.people.PeopleResource;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.suggestions.SuggestionResource;
import mflix.testing.MovableClock;
import mflix.theaters.TheaterResource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every read without an account that costs more than a few index keys is refused, before it costs anything, when it comes too often. */
@Tag("F-445")
class LimitedReadsTest {
    private static final URI BASE = URI.create("http://localhost/api/v1/");

    private final SettingsReader settings = new SettingsReader(
            key -> Optional.ofNullable(Map.of("mflix.limit.searches", "1").get(key)));
    private final AddressLimits limits = new AddressLimits(settings, new MovableClock(Instant.EPOCH));
    private final ClientInfoReader clients = new ClientInfoReader(settings);
    private final HttpServletRequest here = request();

    private static HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                LimitedReadsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getRemoteAddr") ? "10.0.0.1" : null);
    }

    private static UriInfo uri(String address) {
        return new ContainerRequest(BASE, BASE.resolve(address), "GET", null, new MapPropertiesDelegate(), null)
                .getUriInfo();
    }

    @Test
    void whatCostsMuchIsRefusedWhenTheAllowanceIsUsedUp() {
        limits.admit(LimitedAction.SEARCH, "10.0.0.1");
        var films = new MoviesResource(null, clients, limits);
        var theaters = new TheaterResource(null, clients, limits);
        for (var read : List.<ThrowingCallable>of(
                () -> films.search(uri("movies/search"), here),
                () -> films.facetSearch(uri("movies/facet-search"), here),
                () -> films.titlesByCountry(uri("movies/countries?countries=Japan"), here),
                () -> films.genres(here),
                () -> films.countryNames(here),
                () -> films.list(uri("movies?sort=year"), here),
                () -> films.list(uri("movies?order=asc"), here),
                () -> films.list(uri("movies?imdb_rating_from=7"), here),
                () -> films.list(uri("movies?page=9000"), here),
                () -> theaters.list(uri("theaters"), here),
                () -> theaters.cities(here),
                () -> new SimilarFilmsResource(null, null, clients, limits)
                        .similar("1", uri("movies/id/1/similar"), here),
                () -> new PeopleResource(null, clients, limits).person(uri("people?name=A"), here),
                () -> new SuggestionResource(null, clients, limits).suggestions(uri("suggestions?prefix=a"), here))) {
            assertThat(catchThrowableOfType(Problem.class, read).kind()).isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
        }
    }

    @Test
    void theListItselfIsNot() {
        limits.admit(LimitedAction.SEARCH, "10.0.0.1");
        var films = new MoviesResource(null, clients, limits);
        for (var address : List.of("movies", "movies?page=10&entries_per_page=100")) {
            assertThatCode(() -> films.list(uri(address), here))
                    .as("goes on to the films, of which there are none here")
                    .isInstanceOf(NullPointerException.class);
        }
    }
}
