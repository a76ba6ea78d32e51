package mflix.testing;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every address of the API with who may use it: as the contract says, and as the annotations of the code say. */
public final class Routes {
    public static final String ALL = "all";
    public static final String USER = "user";
    public static final String ADMIN = "admin";

    /** Open in demo mode, as tests run it, and for administrators otherwise; so no annotation of its own says it. */
    private static final String CHOSEN_WHEN_CALLED = "POST /status/{ticket}";

    /** {@code METHOD /path} to the least role. A new address needs a line here. */
    public static final Map<String, String> PROMISED = promised();

    private static final String NOBODYS = "000000000000000000000000";

    private Routes() {}

    private static Map<String, String> promised() {
        var table = new LinkedHashMap<String, String>();
        put(
                table,
                ALL,
                "GET /movies",
                "GET /movies/search",
                "GET /movies/facet-search",
                "GET /movies/countries",
                "GET /movies/country-names",
                "GET /movies/genres",
                "GET /movies/config-options",
                "GET /movies/id/{id}",
                "GET /movies/id/{id}/similar",
                "GET /people",
                "GET /suggestions",
                "GET /theaters",
                "GET /theaters/cities",
                "GET /movies/{id}",
                "GET /movies/{id}/comments",
                "POST /user/register",
                "POST /user/login",
                "POST /user/password-by-link",
                "POST /user/make-admin",
                "GET /reports/by-year",
                "GET /reports/by-director",
                "GET /reports/by-genre",
                "GET /reports/by-country",
                "GET /reports/ratings-by-decade",
                "GET /reports/most-commented",
                "GET /status",
                CHOSEN_WHEN_CALLED);
        put(
                table,
                USER,
                "POST /movies/comment",
                "PUT /movies/comment",
                "DELETE /movies/comment",
                "DELETE /movies/comment/{id}",
                "POST /user/logout",
                "DELETE /user/delete",
                "POST /user/delete",
                "PUT /user/update-preferences",
                "PUT /user/name",
                "PUT /user/password",
                "GET /user/me",
                "GET /user/sessions",
                "GET /user/data",
                "DELETE /user/sessions/{id}");
        put(
                table,
                ADMIN,
                "POST /movies",
                "POST /movies/batch",
                "PATCH /movies/{id}",
                "DELETE /movies/{id}",
                "GET /user/admin",
                "GET /user/comment-report",
                "GET /users",
                "PUT /users/{email}/admin",
                "POST /users/{email}/password-link",
                "GET /admin/system",
                "GET /admin/audit",
                "DELETE /admin/comments/{id}",
                "GET /admin/migrations",
                "GET /admin/migrations/{name}",
                "GET /admin/migrations/{name}/plan",
                "GET /admin/migrations/{name}/errors",
                "GET /admin/migrations/{name}/errors/export",
                "GET /admin/migrations/{name}/runs",
                "POST /admin/migrations/{name}/runs",
                "GET /admin/migrations/{name}/runs/{id}",
                "GET /admin/migrations/{name}/runs/{id}/ranges",
                "GET /admin/migrations/{name}/runs/{id}/events",
                "PATCH /admin/migrations/{name}/runs/{id}/pace",
                "POST /admin/migrations/{name}/runs/{id}/{action}");
        return table;
    }

    private static void put(Map<String, String> table, String role, String... routes) {
        for (var route : routes) {
            table.put(route, role);
        }
    }

    /** Asks so that nothing is done where the visitor is let in: with a body that no address takes, about an unknown account. */
    public static Site.Answer ask(Visitor visitor, String route) {
        var method = route.replaceFirst(" .*", "");
        var path = route.replaceFirst(".* ", "")
                .replace("{id}", NOBODYS)
                .replace("{email}", "nobody@example.com")
                .replace("{name}", "movies-lastupdated")
                .replace("{action}", "pause")
                .replace("{ticket}", "none")
                .replace(
                        "/export",
                        "/export?format=none"); // which is a file where it is right, and JSON where it is not
        var none = List.of("GET", "HEAD", "OPTIONS").contains(method)
                || (method.equals("DELETE") && path.endsWith(NOBODYS));
        var body = none ? null : "{\"x\":1}";
        var asked = method.equals("OPTIONS") ? path.replaceFirst("\\?.*", "") : path;
        return visitor.send(method, asked, body);
    }

    /** What the compiled resources say. */
    public static Map<String, String> declared() {
        var declared = new TreeMap<String, String>();
        methods()
                .forEach((method, route) -> declared.merge(route, role(method), (one, other) -> {
                    if (!one.equals(other)) {
                        throw new AssertionError(route + " is for " + one + " and for " + other);
                    }
                    return one;
                }));
        declared.put(CHOSEN_WHEN_CALLED, ALL);
        return declared;
    }

    /** Every method that answers an address, with that address; but for the one that is chosen when it is called. */
    public static Map<Method, String> methods() {
        var found = new LinkedHashMap<Method, String>();
        classes().forEach(resource -> collect(resource, found));
        return found;
    }

    /** Every method of the compiled classes that answers a request. */
    public static List<Method> resourceMethods() {
        return classes().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> verb(method).isPresent())
                .toList();
    }

    /** Every method of the compiled classes that leads to a resource, and answers nothing itself. */
    public static List<Method> locators() {
        return classes().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method ->
                        method.isAnnotationPresent(Path.class) && verb(method).isEmpty())
                .toList();
    }

    /** All of our classes. */
    public static List<Class<?>> classes() {
        try (var files = Files.walk(java.nio.file.Path.of("target/classes/mflix"))) {
            return files.map(java.nio.file.Path::toString)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name -> name.substring("target/classes/".length(), name.length() - ".class".length()))
                    .<Class<?>>map(name -> load(name.replace('/', '.')))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(Class<?> resource, Map<Method, String> found) {
        if (resource.isAnnotationPresent(Path.class)) {
            collect(resource.getAnnotation(Path.class).value(), resource, found);
        }
    }

    private static void collect(String base, Class<?> resource, Map<Method, String> found) {
        for (var method : resource.getDeclaredMethods()) {
            var path = Optional.ofNullable(method.getAnnotation(Path.class)).map(Path::value);
            var address = (base + path.orElse("")).replaceAll("/$", "");
            var verb = verb(method);
            if (verb.isPresent()) {
                found.put(method, verb.get() + " " + address);
            } else if (path.isPresent()) {
                collect(address, method.getReturnType(), found);
            }
        }
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String role(Method method) {
        if (method.isAnnotationPresent(PermitAll.class)) {
            return ALL;
        }
        return String.join(",", method.getAnnotation(RolesAllowed.class).value());
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Routes.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
