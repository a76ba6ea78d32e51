package mflix.web.trace;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mflix.request.ApiAddress;

/** Keeps the template of a request's address, such as {@code /api/v1/movies/id/{id}}, before anything can refuse the request. */
@Provider
@Singleton
@Priority(1)
public class RouteFilter implements ContainerRequestFilter {
    /** The attribute of the request that holds the template. */
    public static final String ROUTE = "mflix.route";

    private final Map<Matched, String> routes = new ConcurrentHashMap<>();

    @Context
    private ResourceInfo resource;

    private record Matched(Class<?> resource, Method method) {}

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource.getResourceMethod();
        if (method != null) {
            var matched = new Matched(resource.getResourceClass(), method);
            request.setProperty(ROUTE, routes.computeIfAbsent(matched, one -> route(one.resource(), one.method())));
        }
    }

    static String route(Class<?> resource, Method method) {
        var root = Optional.of(ApiAddress.API);
        var prefix =
                annotated(resource).map(found -> found.getAnnotation(Path.class).value());
        var own = Optional.ofNullable(method.getAnnotation(Path.class)).map(Path::value);
        return Stream.of(root, prefix, own)
                .flatMap(Optional::stream)
                .map(part -> part.replaceAll("^/|/$", ""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
    }

    // a server may have put a class of its own in front of ours
    private static Optional<Class<?>> annotated(Class<?> type) {
        return Stream.<Class<?>>iterate(type, found -> found != null, Class::getSuperclass)
                .filter(found -> found.isAnnotationPresent(Path.class))
                .findFirst();
    }
}
