package mflix.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.net.URI;
import mflix.problem.Problem;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoParametersFeatureTest {
    private final ApplicationHandler server = new ApplicationHandler(new ResourceConfig()
            .property("jersey.config.server.wadl.disableWadl", true)
            .registerClasses(Films.class, NoParametersFeature.class)
            .register(new ProblemStatus()));

    /** One method that reads the address, and two that do not. */
    @Path("films")
    public static class Films {
        @GET
        public String list(@Context UriInfo uri) {
            return String.valueOf(uri.getQueryParameters().size());
        }

        @GET
        @Path("genres")
        public String genres() {
            return "";
        }

        @POST
        public String add(String body) {
            return body;
        }
    }

    private static final class ProblemStatus implements ExceptionMapper<Problem> {
        @Override
        public Response toResponse(Problem problem) {
            return Response.status(problem.kind().status()).build();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, films?page=1, 200",
        "GET, films/genres, 200",
        "GET, films/genres?page=1, 400",
        "GET, films/genres?page, 400",
        "HEAD, films/genres?page=1, 400",
        "POST, films, 200",
        "POST, films?dry=true, 400",
        "OPTIONS, films/genres, 200",
        "OPTIONS, films/genres?page=1, 400",
    })
    void methodsThatDoNotReadTheAddressRefuseParameters(String method, String path, int status) throws Exception {
        var root = URI.create("http://localhost/");
        var request = new ContainerRequest(
                root, root.resolve(path), method, null, new MapPropertiesDelegate(), server.getConfiguration());
        assertThat(server.apply(request).get().getStatus()).isEqualTo(status);
    }
}
