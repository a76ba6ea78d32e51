package mflix.guides.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An annotation that nothing reads. */
@Tag("F-374")
class JakartaMistakesTest {

    // region roles-allowed-alone
    /** Looks closed. Whether it is depends on the server. */
    @Path("/user/comment-report")
    public static class ReportResource {
        @GET
        @RolesAllowed("admin")
        public String report() {
            return "the addresses of all who have commented";
        }
    }
    // endregion roles-allowed-alone

    private static int statusForAnybody(ResourceConfig application) throws Exception {
        var request = new ContainerRequest(
                URI.create("http://localhost/"),
                URI.create("http://localhost/user/comment-report"),
                "GET",
                null,
                new MapPropertiesDelegate(),
                application);
        return new ApplicationHandler(application).apply(request).get().getStatus();
    }

    @Test
    void annotationAloneLetsEverybodyIn() throws Exception {
        assertThat(statusForAnybody(new ResourceConfig(ReportResource.class))).isEqualTo(200);
    }

    @Test
    void featureOfOneImplementationClosesItThere() throws Exception {
        assertThat(statusForAnybody(new ResourceConfig(ReportResource.class, RolesAllowedDynamicFeature.class)))
                .isEqualTo(403);
    }
}
