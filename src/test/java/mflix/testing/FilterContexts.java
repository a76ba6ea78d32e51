package mflix.testing;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;

/** What the filters of the API get, as Jersey makes it, without a server. */
public final class FilterContexts {
    private static final URI API = URI.create("http://localhost/api/v1/");

    private FilterContexts() {}

    /** A request below the root of the API; headers are names, each followed by its value. */
    public static ContainerRequest request(String method, String path, String... headers) {
        var request = new ContainerRequest(API, API.resolve(path), method, null, new MapPropertiesDelegate(), null);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    /** What a resource replied to that request. */
    public static ContainerResponse response(ContainerRequest request, Response reply) {
        return new ContainerResponse(request, reply);
    }

    /** Puts these into the fields of the object that ask for their types by {@code @Context}. */
    public static <T> T inject(T object, Object... contexts) {
        for (var field : object.getClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(Context.class)) {
                var context = Arrays.stream(contexts)
                        .filter(field.getType()::isInstance)
                        .findFirst()
                        .orElseThrow();
                try {
                    field.setAccessible(true);
                    field.set(object, context);
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return object;
    }
}
