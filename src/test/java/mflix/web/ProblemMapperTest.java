package mflix.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCredential;
import com.mongodb.MongoSecurityException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.ApiAddress;
import mflix.system.MetricsRegistry;
import mflix.system.ProblemCounts;
import mflix.testing.FilterContexts;
import mflix.testing.MovableClock;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("error_handling")
class ProblemMapperTest {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());
    private static final String SECRET = "at org.example.Secret: mongodb://ada:password@db";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final List<String> counted = new ArrayList<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private final List<LogRecord> logged = new ArrayList<>();
    private Principal caller;

    private final ProblemMapper mapper = FilterContexts.inject(
            new ProblemMapper(clock, new ProblemCounts(new MetricsRegistry()) {
                @Override
                public void add(String code) {
                    counted.add(code);
                }
            }),
            fake(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
                case "getAttribute" -> attributes.get(arguments[0]);
                case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                case "getContextPath" -> "/mflix";
                default -> throw new AssertionError("asked for " + method);
            }),
            fake(SecurityContext.class, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("getUserPrincipal");
                return caller;
            }));

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(
                Proxy.newProxyInstance(ProblemMapperTest.class.getClassLoader(), new Class<?>[] {type}, answers));
    }

    @BeforeEach
    void listen() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(handler);
        LOG.setUseParentHandlers(true);
    }

    private static BsonDocument document(Response reply) {
        return (BsonDocument) reply.getEntity();
    }

    private static String text(Response reply, String member) {
        return document(reply).getString(member).getValue();
    }

    private List<String> lines() {
        return logged.stream()
                .map(line -> MessageFormat.format(line.getMessage(), line.getParameters()))
                .toList();
    }

    private static Problem problem(ProblemKind kind) {
        return Problem.of(kind, "As it was said.").with("retry_after", 7);
    }

    @ParameterizedTest
    @EnumSource(ProblemKind.class)
    void everyKindIsAProblemDocumentOfItsStatusAndIsCounted(ProblemKind kind) {
        var reply = mapper.toResponse(problem(kind));
        assertThat(reply.getStatus()).isEqualTo(kind.status());
        assertThat(reply.getMediaType()).hasToString("application/problem+json;charset=utf-8");
        assertThat(document(reply).getInt32("status").getValue()).isEqualTo(kind.status());
        assertThat(text(reply, "code")).isEqualTo(kind.name());
        assertThat(text(reply, "detail")).isEqualTo("As it was said.");
        assertThat(counted).containsExactly(kind.name());
    }

    @ParameterizedTest
    @EnumSource(ProblemKind.class)
    void headersThatBelongToAStatusAreOnThatAlone(ProblemKind kind) {
        var reply = mapper.toResponse(problem(kind));
        assertThat(reply.getHeaderString(HttpHeaders.RETRY_AFTER))
                .isEqualTo(
                        switch (kind.status()) {
                            case 429 -> "7";
                            case 503 -> "2";
                            default -> null;
                        });
        assertThat(reply.getHeaderString(HttpHeaders.WWW_AUTHENTICATE))
                .isEqualTo(kind.status() == 401 ? "Bearer realm=\"mflix\"" : null);
        assertThat(reply.getHeaderString("Connection")).isEqualTo(kind.status() == 413 ? "close" : null);
        assertThat(reply.getHeaderString(HttpHeaders.LINK)).isNull();
        assertThat(reply.getHeaderString(HttpHeaders.ALLOW)).isNull();
    }

    static Stream<Throwable> defects() {
        return Stream.of(
                new IOException(SECRET),
                new IllegalStateException(SECRET),
                new StackOverflowError(SECRET),
                new Exception(SECRET, new IOException(SECRET)),
                new WebApplicationException(SECRET, 500),
                new WebApplicationException(
                        SECRET, Response.status(599).entity(SECRET).build()));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void unexpectedFailureIsInTheLogUnderItsIdAndNotInTheReply(Throwable failure) {
        var reply = mapper.toResponse(failure);
        assertThat(reply.getStatus()).isEqualTo(500);
        assertThat(document(reply).toJson()).doesNotContain("Secret", "org.example", "password", "Exception", "Error:");
        assertThat(document(reply).keySet())
                .containsExactly("type", "title", "status", "detail", "instance", "code", "error");
        var id = text(reply, "instance").replace("urn:uuid:", "");
        assertThat(id).matches("[0-9a-f]{8}-[0-9a-f-]{27}");
        assertThat(logged).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.SEVERE);
            assertThat(line.getThrown()).isSameAs(failure);
            assertThat(line.getMessage()).isEqualTo("internal_error request=" + id);
        });
    }

    @Test
    void replyOfAnExceptionIsNotItsReply() {
        var reply = mapper.toResponse(new NotFoundException(
                SECRET,
                Response.status(404).entity(SECRET).header("X-Secret", SECRET).build()));
        assertThat(reply.getStatus()).isEqualTo(404);
        assertThat(text(reply, "code")).isEqualTo("NOT_FOUND");
        assertThat(document(reply).toJson()).doesNotContain("Secret");
        assertThat(reply.getHeaders()).doesNotContainKey("X-Secret");
        assertThat(logged).isEmpty();
    }

    @Test
    @Tag("F-14")
    void methodsOfTheAddressAreThoseThatTheServerFound() {
        var reply = mapper.toResponse(new NotAllowedException(
                Response.status(405).allow("GET", "HEAD", "OPTIONS").build()));
        assertThat(reply.getStatus()).isEqualTo(405);
        assertThat(reply.getHeaderString(HttpHeaders.ALLOW).split(", ?"))
                .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
    }

    @Test
    @Tag("F-34")
    void onlyWhoSentATokenHearsThatItIsBad() {
        attributes.put(Problem.ATTRIBUTE, problem(ProblemKind.UNAUTHORIZED));
        assertThat(mapper.toResponse(problem(ProblemKind.UNAUTHORIZED)).getHeaderString(HttpHeaders.WWW_AUTHENTICATE))
                .isEqualTo("Bearer realm=\"mflix\", error=\"invalid_token\"");
    }

    @Test
    @Tag("F-195")
    void conflictWithARunLinksToItBelowTheContextRoot() {
        var reply = mapper.toResponse(Problem.of(ProblemKind.MIGRATION_RUNNING, "A run is active.")
                .with("run", new ApiAddress("/admin/migrations/x/runs/1")));
        assertThat(reply.getHeaderString(HttpHeaders.LINK))
                .isEqualTo("</mflix/api/v1/admin/migrations/x/runs/1>; rel=\"related\"");
        assertThat(text(reply, "run")).isEqualTo("/mflix/api/v1/admin/migrations/x/runs/1");
    }

    @Test
    void refusedRoleIsLoggedWithWhoAskedInOneLine() {
        mapper.toResponse(problem(ProblemKind.FORBIDDEN));
        caller = () -> "ada@example.com\ninternal_error";
        var reply = mapper.toResponse(problem(ProblemKind.FORBIDDEN));
        assertThat(lines().get(0)).startsWith("role_refused email=nobody request=");
        assertThat(lines().get(1))
                .startsWith("role_refused email=ada@example.com")
                .endsWith(text(reply, "instance").replace("urn:uuid:", ""))
                .doesNotContain("\n");
    }

    @Test
    @Tag("F-49")
    void refusalsByTheDatabaseAreLoggedOnceAMinuteWithTheirCount() {
        var refused = new MongoSecurityException(
                MongoCredential.createCredential("ada", "admin", "password".toCharArray()), SECRET);
        for (int i = 0; i < 3; i++) {
            var reply = mapper.toResponse(refused);
            assertThat(text(reply, "code")).isEqualTo("DATABASE_REFUSED");
            assertThat(document(reply).toJson()).doesNotContain("Secret", "ada");
        }
        clock.move(Duration.ofSeconds(61));
        mapper.toResponse(refused);
        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0)).startsWith("database_refused count=1 ").doesNotContain("Secret");
        assertThat(lines().get(1)).startsWith("database_refused count=3 ");
    }

    @Test
    void oneRequestHasOneId() {
        var first = mapper.toResponse(problem(ProblemKind.NOT_FOUND));
        assertThat(text(mapper.toResponse(problem(ProblemKind.CONFLICT)), "instance"))
                .isEqualTo(text(first, "instance"));
    }
}
