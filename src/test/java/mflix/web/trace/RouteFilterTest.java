package mflix.web.trace;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-417")
class RouteFilterTest {
    @Path("things/")
    @SuppressWarnings({"EffectivelyPrivate", "UnusedMethod"}) // found by their names, and public as Jakarta REST asks
    private static class Things {
        @GET
        public void all() {}

        @GET
        @Path("/{id}")
        public void one() {}
    }

    private static final class ThingsOfTheServer extends Things {}

    private static String route(Class<?> resource, String method) throws NoSuchMethodException {
        return RouteFilter.route(resource, Things.class.getMethod(method));
    }

    @Test
    void templateIsThatOfApplicationResourceAndMethod() throws NoSuchMethodException {
        assertThat(route(Things.class, "all")).isEqualTo("/api/v1/things");
        assertThat(route(Things.class, "one")).isEqualTo("/api/v1/things/{id}");
        assertThat(RouteFilter.route(Object.class, Things.class.getMethod("one")))
                .isEqualTo("/api/v1/{id}");
    }

    @Test
    void classesThatTheServerMakesHaveTheTemplateOfOurs() throws NoSuchMethodException {
        assertThat(route(ThingsOfTheServer.class, "one")).isEqualTo("/api/v1/things/{id}");
    }
}
