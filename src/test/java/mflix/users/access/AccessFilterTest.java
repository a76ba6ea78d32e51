package mflix.users.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import mflix.movies.MoviesResource;
import mflix.problem.OncePerMinute;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.RecognisesCaller;
import mflix.request.Roles;
import mflix.testing.Routes;
import mflix.testing.TestDatabase;
import mflix.users.FakeRequest;
import mflix.users.People;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every resource method's filter, without a server: with no token, a user's, an administrator's, and bad ones. */
@Tag("F-125")
class AccessFilterTest {
    private People people;
    private OncePerMinute refusedTokens;
    private String user;
    private String admin;

    @BeforeEach
    void open() {
        people = People.of(TestDatabase.inMemory());
        refusedTokens = new OncePerMinute(people.clock, count -> {});
        user = people.register("user@example.com").token();
        admin = people.register("admin@example.com").token();
        people.directory.setAdmin("admin@example.com", true);
    }

    @AfterEach
    void close() {
        people.close();
    }

    /** Each resource method with the least role that the contract promises. */
    private static Map<Method, String> promised() {
        var roles = new HashMap<Method, String>();
        Routes.methods().forEach((method, route) -> roles.put(method, Routes.PROMISED.get(route)));
        // one address whose method is chosen when it is called
        for (var method : Routes.resourceMethods()) {
            switch (method.getDeclaringClass().getSimpleName()) {
                case "OpenRunResource" -> roles.put(method, Routes.ALL);
                case "GuardedRunResource" -> roles.put(method, Routes.ADMIN);
                default -> {
                    // it has an address of its own
                }
            }
        }
        return roles;
    }

    private AccessFilter filter(Method method) {
        return new AccessFilter(method, () -> people.authenticator, refusedTokens);
    }

    /** The refusal, null when it is let in; and only what is let in is marked so. */
    private ProblemKind refusal(Method method, String token) {
        var request = FakeRequest.with(token);
        var problem = catchThrowableOfType(Problem.class, () -> filter(method).filter(request.context()));
        assertThat(AccessFilter.hasAdmitted(request.context(), method))
                .as(method.toString())
                .isEqualTo(problem == null);
        return problem == null ? null : problem.kind();
    }

    @Test
    void everyResourceMethodIsPromisedToSomebody() {
        assertThat(promised().keySet()).isEqualTo(new HashSet<>(Routes.resourceMethods()));
        assertThat(promised()).hasSizeGreaterThan(45).doesNotContainValue(null);
    }

    @Test
    void everyResourceMethodLetsInWhomItPromises() {
        promised().forEach((method, role) -> {
            var isForAll = role.equals(Routes.ALL);
            assertThat(refusal(method, "")).as(method.toString()).isEqualTo(isForAll ? null : ProblemKind.UNAUTHORIZED);
            assertThat(refusal(method, "garbage"))
                    .as(method.toString())
                    .isEqualTo(isForAll ? null : ProblemKind.UNAUTHORIZED);
            assertThat(refusal(method, user))
                    .as(method.toString())
                    .isEqualTo(role.equals(Routes.ADMIN) ? ProblemKind.FORBIDDEN : null);
            assertThat(refusal(method, admin)).as(method.toString()).isNull();
        });
    }

    @Test
    void whereEverybodyMayGoNobodyIsAskedForAToken() {
        promised().forEach((method, role) -> {
            if (role.equals(Routes.ALL) && !method.isAnnotationPresent(RecognisesCaller.class)) {
                var filter = new AccessFilter(
                        method,
                        () -> {
                            throw new AssertionError("asked");
                        },
                        refusedTokens);
                assertThatCode(() -> filter.filter(FakeRequest.with("garbage").context()))
                        .doesNotThrowAnyException();
            }
        });
    }

    @Test
    @Tag("F-276")
    void whereMoreIsShownToMembersAStaleTokenIsNone() throws NoSuchMethodException {
        var method = MoviesResource.class.getMethod("film", String.class, SecurityContext.class);
        for (var token : List.of("", "garbage", user + "x")) {
            var request = FakeRequest.with(token);
            filter(method).filter(request.context());
            assertThat(request.security()).as(token).isNull();
        }
        var request = FakeRequest.with(user);
        filter(method).filter(request.context());
        assertThat(request.security().getUserPrincipal()).isEqualTo(people.caller(user));
    }

    @Test
    void whatLeadsToAResourceDoesNothingThatNeedsAFilter() {
        assertThat(Routes.locators()).hasSize(2).allSatisfy(locator -> assertThat(
                        AccessRule.of(locator).isForEverybody())
                .as(locator + ": it runs before any filter")
                .isTrue());
    }

    @Test
    void callerAndRolesAreThoseOfTheAccountNow() {
        var request = FakeRequest.with(admin);
        filter(usersMethod()).filter(request.context());
        assertThat(request.security().getUserPrincipal()).isEqualTo(people.caller(admin));
        assertThat(request.security().isUserInRole(Roles.USER)).isTrue();
        assertThat(request.security().isUserInRole(Roles.ADMIN)).isTrue();
        assertThat(request.security().isUserInRole("boss")).isFalse();
        assertThat(request.security().getAuthenticationScheme()).isEqualTo("Bearer");
        people.directory.setAdmin("admin@example.com", false);
        var later = FakeRequest.with(admin);
        filter(usersMethod()).filter(later.context());
        assertThat(later.security().isUserInRole(Roles.ADMIN)).isFalse();
    }

    private static Method usersMethod() {
        return Routes.methods().entrySet().stream()
                .filter(entry -> entry.getValue().equals("GET /user/me"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void endedSessionGoneAccountAndTwoHeadersAreRefusedAndTheReasonIsKept() {
        var two = FakeRequest.with(user);
        two.headers.add("Authorization", "Bearer " + user);
        assertThat(catchThrowableOfType(
                        Problem.class, () -> filter(usersMethod()).filter(two.context())))
                .hasMessage("Send one Authorization header, not 2.");
        people.database().documents().getCollection("sessions").deleteMany(new Document());
        var ended = FakeRequest.with(user);
        var refusal =
                catchThrowableOfType(Problem.class, () -> filter(usersMethod()).filter(ended.context()));
        assertThat(refusal.kind()).isEqualTo(ProblemKind.UNAUTHORIZED);
        assertThat(ended.properties).containsEntry(Problem.ATTRIBUTE, refusal);
        assertThat(ended.security()).isNull();
        // no token was sent, so none was bad
        var stranger = FakeRequest.with("");
        assertThat(catchThrowableOfType(
                                Problem.class, () -> filter(usersMethod()).filter(stranger.context()))
                        .kind())
                .isEqualTo(ProblemKind.UNAUTHORIZED);
        assertThat(stranger.properties).isEmpty();
    }

    @Test
    void failureOfTheDatabaseLetsNobodyIn() {
        people.close();
        var request = FakeRequest.with(user);
        assertThat(catchThrowableOfType(
                        RuntimeException.class, () -> filter(usersMethod()).filter(request.context())))
                .isNotNull();
        assertThat(AccessFilter.hasAdmitted(request.context(), usersMethod())).isFalse();
        people = People.of(TestDatabase.inMemory());
    }

    @Test
    void admissionToOneMethodIsNoneToAnother() {
        var methods = List.copyOf(Routes.methods().keySet());
        var request = FakeRequest.with(admin);
        filter(methods.get(0)).filter(request.context());
        assertThat(methods.stream().filter(method -> AccessFilter.hasAdmitted(request.context(), method)))
                .containsExactly(methods.get(0));
    }
}
