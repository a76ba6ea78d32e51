package mflix.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCredential;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoDatabase;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.time.Instant;
import mflix.mongo.CapabilityCache;
import mflix.mongo.DatabaseMonitor;
import mflix.mongo.MongoConnection;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.testing.FilterContexts;
import mflix.testing.MovableClock;
import mflix.testing.Routes;
import mflix.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("error_handling")
class DatabaseAvailabilityFilterTest {
    private static final String ADDRESS = "db.internal:27017";

    private final TestDatabase database = TestDatabase.inMemory();
    private RuntimeException failure;
    private final MongoConnection connection = new MongoConnection() {
        @Override
        public MongoDatabase documents() {
            if (failure != null) {
                throw failure;
            }
            return database.documents();
        }
    };
    private final DatabaseMonitor monitor =
            new DatabaseMonitor(connection, new CapabilityCache(connection), new MovableClock(Instant.EPOCH));

    @AfterEach
    void close() {
        database.close();
    }

    private void goesAway() {
        failure = new IllegalStateException("no DNS for " + ADDRESS);
        monitor.look();
        monitor.look();
    }

    private void refusesUs() {
        failure = new MongoSecurityException(
                MongoCredential.createCredential("ada", "admin", "password".toCharArray()), ADDRESS);
        monitor.look();
    }

    /** Why a request for that method is refused; null when it is let through. */
    private Problem refusal(Method method) {
        var filter = FilterContexts.inject(new DatabaseAvailabilityFilter(monitor), new ResourceInfo() {
            @Override
            public Method getResourceMethod() {
                return method;
            }

            @Override
            public Class<?> getResourceClass() {
                throw new AssertionError("not asked for");
            }
        });
        return catchThrowableOfType(Problem.class, () -> filter.filter(FilterContexts.request("GET", "movies")));
    }

    private ProblemKind kind(Method method) {
        var refusal = refusal(method);
        return refusal == null ? null : refusal.kind();
    }

    @Test
    void everythingIsLetThroughUntilTwoLooksInARowFindNothing() {
        assertThat(Routes.resourceMethods()).allMatch(method -> refusal(method) == null);
        failure = new IllegalStateException("one ping that was lost");
        monitor.look();
        assertThat(Routes.resourceMethods()).allMatch(method -> refusal(method) == null);
        failure = null;
        monitor.look();
        assertThat(Routes.resourceMethods()).allMatch(method -> refusal(method) == null);
    }

    @Test
    @Tag("F-47")
    void whileItIsAwayOnlyTheStatusIsLetThroughWhichAnswersFromMemory() {
        goesAway();
        assertThat(Routes.resourceMethods()).hasSizeGreaterThan(50);
        assertThat(Routes.resourceMethods().stream()
                        .filter(method -> refusal(method) == null)
                        .map(method -> method.getDeclaringClass().getSimpleName()))
                .containsExactlyInAnyOrder("StatusResource", "OpenRunResource");
        assertThat(Routes.resourceMethods().stream()
                        .map(this::kind)
                        .filter(kind -> kind != null)
                        .distinct())
                .containsExactly(ProblemKind.DATABASE_UNAVAILABLE);
    }

    @Test
    void requestOfWhichNoMethodIsKnownIsRefusedToo() {
        goesAway();
        assertThat(kind(null)).isEqualTo(ProblemKind.DATABASE_UNAVAILABLE);
    }

    @Test
    @Tag("F-49")
    void databaseThatRefusesUsIsAsGoodAsAway() {
        refusesUs();
        assertThat(kind(null)).isEqualTo(ProblemKind.DATABASE_REFUSED);
    }

    @Test
    void refusalIs503AndNamesNeitherTheDatabaseNorWhy() {
        goesAway();
        var refusal = refusal(null);
        assertThat(refusal.kind().status()).isEqualTo(503);
        assertThat(refusal)
                .hasMessage("The database cannot be reached at the moment. Try again in a few seconds.")
                .hasNoCause();
        assertThat(refusal.members()).isEmpty();
    }

    @Test
    @Tag("F-43")
    void onceItAnswersEverythingIsLetThroughAgain() {
        goesAway();
        failure = null;
        monitor.look();
        assertThat(refusal(null)).isNull();
    }
}
