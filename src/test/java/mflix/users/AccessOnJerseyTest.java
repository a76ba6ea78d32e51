package mflix.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mflix.problem.Problem;
import mflix.request.Roles;
import mflix.testing.TestDatabase;
import mflix.users.access.AccessFeature;
import mflix.users.access.UndecidedAccessFilter;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Access control on a REST implementation in memory: one that enforces nothing itself, and one that enforces roles too. */
@Tag("F-126")
class AccessOnJerseyTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private People people;
    private String user;
    private String admin;

    /** What the server makes of {@code @RolesAllowed}. */
    enum Server {
        ENFORCES_NOTHING,
        ENFORCES_ROLES
    }

    /** What an interface declares is not what a method declares. */
    public interface Promise {
        @GET
        @Path("/promised")
        @PermitAll
        String promised();
    }

    /** What a class to be extended declares. */
    public abstract static class Base<T> {
        @PermitAll
        public String overridden() {
            return called();
        }

        public abstract String generic(T argument);
    }

    /** One method of each kind. */
    @Path("/")
    public static class Kinds extends Base<String> implements Promise {
        @GET
        @Path("/all")
        @PermitAll
        public String all() {
            return called();
        }

        @GET
        @Path("/user")
        @RolesAllowed(Roles.USER)
        public String user(@Context SecurityContext security) {
            called();
            return security.getUserPrincipal().getName();
        }

        @POST
        @Path("/admin")
        @RolesAllowed(Roles.ADMIN)
        public String admin(@Context SecurityContext security) {
            called();
            return security.getUserPrincipal().getName() + " " + security.isUserInRole(Roles.ADMIN);
        }

        @GET
        @Path("/silent")
        public String silent() {
            return called();
        }

        @GET
        @Path("/denied")
        @DenyAll
        public String denied() {
            return called();
        }

        @GET
        @Path("/no-role")
        @RolesAllowed({})
        public String noRole() {
            return called();
        }

        @GET
        @Path("/unknown-role")
        @RolesAllowed({"boss", "**"})
        public String unknownRole() {
            return called();
        }

        @GET
        @Path("/contradiction")
        @PermitAll
        @RolesAllowed(Roles.USER)
        public String contradiction() {
            return called();
        }

        @GET
        @Path("/denied-and-open")
        @PermitAll
        @DenyAll
        public String deniedAndOpen() {
            return called();
        }

        @Override
        public String promised() {
            return called();
        }

        @Override
        @GET
        @Path("/overridden")
        public String overridden() {
            return called();
        }

        @Override
        @GET
        @Path("/generic")
        @RolesAllowed(Roles.USER)
        public String generic(String body) {
            return called();
        }

        @Path("/sub")
        @PermitAll
        public Sub sub() {
            return new Sub();
        }
    }

    /** What a locator leads to. */
    public static class Sub {
        @GET
        public String silent() {
            return called();
        }

        @GET
        @Path("/user")
        @RolesAllowed(Roles.USER)
        public String user() {
            return called();
        }
    }

    /** A class that would let everybody in. */
    @Path("/open-class")
    @PermitAll
    public static class OpenClass {
        @GET
        public String silent() {
            return called();
        }
    }

    /** A class that would let users in. */
    @Path("/user-class")
    @RolesAllowed(Roles.USER)
    public static class UserClass {
        @GET
        public String silent() {
            return called();
        }
    }

    private static String called() {
        CALLS.incrementAndGet();
        return "done";
    }

    @BeforeEach
    void open() {
        people = People.of(TestDatabase.inMemory());
        user = people.register("user@example.com").token();
        admin = people.register("admin@example.com").token();
        people.directory.setAdmin("admin@example.com", true);
        CALLS.set(0);
    }

    @AfterEach
    void close() {
        people.close();
    }

    private static ResourceConfig bare() {
        ExceptionMapper<Problem> mapper =
                problem -> Response.status(problem.kind().status()).build();
        return new ResourceConfig()
                .property("jersey.config.server.wadl.disableWadl", true)
                .registerClasses(Kinds.class, OpenClass.class, UserClass.class, UndecidedAccessFilter.class)
                .register(new ProblemStatus(mapper));
    }

    private record ProblemStatus(ExceptionMapper<Problem> mapper) implements ExceptionMapper<Problem> {
        @Override
        public Response toResponse(Problem problem) {
            return mapper.toResponse(problem);
        }
    }

    private ApplicationHandler on(Server server) {
        var config = bare().register(new AccessFeature(() -> people.authenticator, people.clock));
        return new ApplicationHandler(
                server == Server.ENFORCES_ROLES ? config.register(RolesAllowedDynamicFeature.class) : config);
    }

    private static int status(ApplicationHandler server, String method, String path, String token) throws Exception {
        var root = URI.create("http://localhost/");
        var request = new ContainerRequest(
                root, root.resolve(path), method, null, new MapPropertiesDelegate(), server.getConfiguration());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return server.apply(request).get().getStatus();
    }

    private void answers(Server server, String method, String path, int nobody, int asUser, int asAdmin)
            throws Exception {
        var handler = on(server);
        for (var asked : Map.of("", nobody, user, asUser, admin, asAdmin, "garbage", nobody)
                .entrySet()) {
            CALLS.set(0);
            assertThat(status(handler, method, path, asked.getKey()))
                    .as(method + " " + path + " with \"" + asked.getKey() + "\"")
                    .isEqualTo(asked.getValue());
            var isServed = asked.getValue() == 200 && !method.equals("OPTIONS");
            assertThat(CALLS).as("calls of the method").hasValue(isServed ? 1 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void declaredMethodsAreServedToWhomTheyAdmit(Server server) throws Exception {
        answers(server, "GET", "all", 200, 200, 200);
        answers(server, "GET", "user", 401, 200, 200);
        answers(server, "POST", "admin", 401, 403, 200);
        answers(server, "GET", "generic", 401, 200, 200);
        answers(server, "GET", "sub/user", 401, 200, 200);
    }

    @ParameterizedTest
    @EnumSource
    void headIsGuardedAsGetAndOptionsTellsTheMethodsOnly(Server server) throws Exception {
        answers(server, "HEAD", "all", 200, 200, 200);
        answers(server, "HEAD", "user", 401, 200, 200);
        answers(server, "HEAD", "silent", 403, 403, 403);
        answers(server, "OPTIONS", "user", 200, 200, 200);
        answers(server, "OPTIONS", "admin", 200, 200, 200);
        answers(server, "OPTIONS", "silent", 200, 200, 200);
    }

    @ParameterizedTest
    @EnumSource
    void undeclaredMethodsAreServedToNobody(Server server) throws Exception {
        for (var path : new String[] {
            "silent",
            "denied",
            "no-role",
            "contradiction",
            "denied-and-open",
            "promised",
            "overridden",
            "sub",
            "open-class",
            "user-class"
        }) {
            answers(server, "GET", path, 403, 403, 403);
        }
        answers(server, "GET", "unknown-role", 401, 403, 403);
    }

    @Test
    void withoutTheFeatureNothingIsServed() throws Exception {
        var handler = new ApplicationHandler(bare());
        for (var path : new String[] {"all", "user", "silent", "sub/user", "open-class"}) {
            assertThat(status(handler, "GET", path, admin)).as(path).isEqualTo(403);
        }
        assertThat(status(handler, "POST", "admin", admin)).isEqualTo(403);
        assertThat(status(handler, "OPTIONS", "user", "")).isEqualTo(200);
        assertThat(CALLS).hasValue(0);
    }

    /** Fails as a server would whose injection does not reach it. */
    public static class Broken implements DynamicFeature {
        @Override
        public void configure(ResourceInfo resource, FeatureContext context) {
            throw new IllegalStateException("not made");
        }
    }

    @Test
    void featureThatFailsIsNoOpenDoor() {
        assertThatThrownBy(() -> new ApplicationHandler(bare().register(Broken.class)))
                .hasMessageContaining("not made");
        assertThat(CALLS).hasValue(0);
    }
}
