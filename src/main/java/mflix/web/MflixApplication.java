package mflix.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The REST API under {@code /api/v1}. Resources, filters and mappers are found by their annotations. */
@ApplicationPath("/api/v1")
public class MflixApplication extends Application {

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl",
                true,
                // replies are sent whole (DocumentWriter, RecordReplyInterceptor); a buffer in front of it would be one
                // more copy
                "jersey.config.server.contentLength.buffer",
                0,
                // GlassFish brings a filter for MicroProfile JWT that way,
                // which asks for a log-in before public methods too
                "jersey.config.server.disableMetainfServicesLookup",
                true,
                // an absolute Location would hold whatever Host header the client sent
                "jersey.config.server.headers.location.relative.resolution.disabled",
                true);
    }
}
