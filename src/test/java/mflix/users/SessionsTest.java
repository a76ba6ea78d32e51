package mflix.users;

import static mflix.users.People.PASSWORD;
import static mflix.users.People.VISIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.testing.TestDatabase;
import mflix.users.limits.ClientInfo;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("user_management")
class SessionsTest {
    private People people;

    @BeforeEach
    void open() {
        people = People.of(TestDatabase.inMemory());
    }

    @AfterEach
    void close() {
        people.close();
    }

    private void oneSessionPerUser() {
        people.database()
                .documents()
                .getCollection("sessions")
                .createIndex(new Document("user_id", 1), new IndexOptions().unique(true));
    }

    private void isRefused(LoginReply loggedIn) {
        var refusal = catchThrowableOfType(Problem.class, () -> people.caller(loggedIn));
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.kind()).isEqualTo(ProblemKind.UNAUTHORIZED);
    }

    @Test
    @Tag("F-38")
    void tokenWithoutItsRowIsRefused() {
        var loggedIn = people.register("ada@example.com");
        var caller = people.caller(loggedIn);
        assertThat(people.sessions.end(caller.email(), caller.session())).isTrue();
        isRefused(loggedIn);
        assertThat(people.sessions.end(caller.email(), caller.session())).isFalse();
    }

    @Test
    @Tag("F-38")
    void tokenOfADeletedAccountIsRefusedAlsoWhenTheEmailIsTakenAgain() {
        var first = people.register("ada@example.com");
        people.database().documents().getCollection("users").deleteMany(new Document());
        isRefused(first);
        people.register("ada@example.com");
        isRefused(first);
    }

    @Test
    void idleSessionEndsAfterEightHoursAndABusyOneGoesOn() {
        var loggedIn = people.register("ada@example.com");
        people.clock.move(Duration.ofHours(7));
        people.caller(loggedIn);
        people.clock.move(Duration.ofHours(7));
        people.caller(loggedIn);
        people.clock.move(Duration.ofHours(8).plusSeconds(1));
        isRefused(loggedIn);
    }

    @Test
    void lastSeenIsWrittenAtMostEveryFiveMinutes() {
        var loggedIn = people.register("ada@example.com");
        var before = people.rows("sessions").get(0);
        people.clock.move(Duration.ofMinutes(5));
        people.caller(loggedIn);
        assertThat(people.rows("sessions")).containsExactly(before);
        people.clock.move(Duration.ofSeconds(1));
        people.caller(loggedIn);
        assertThat(people.rows("sessions").get(0).getDate("lastSeen").toInstant())
                .isEqualTo(people.clock.instant());
    }

    @Test
    void rowHoldsNoTokenAndAShortenedUserAgent() {
        var loggedIn = people.accounts.register(
                new AccountRegistration("Ada", "ada@example.com", PASSWORD),
                false,
                new ClientInfo("192.0.2.1", "é".repeat(300)));
        var row = people.rows("sessions").get(0);
        assertThat(row.keySet())
                .containsExactlyInAnyOrder(
                        "_id", "user_id", "jti", "created", "lastSeen", "exp", "userAgent", "address");
        assertThat(row.getString("userAgent")).isEqualTo("é".repeat(200));
        assertThat(row.getString("jti")).hasSize(22);
        assertThat(row.toJson()).doesNotContain(loggedIn.token());
    }

    @Test
    @Tag("F-480")
    void twoSessionsOfOneBrowserDifferByTheirAddress() {
        people.register("ada@example.com");
        people.accounts.logIn(new Login("ada@example.com", PASSWORD), new ClientInfo("2001:db8::7", "a test"));
        var rows = people.database().documents().getCollection("sessions");
        rows.insertOne(rowOfAnEarlierVersion());
        assertThat(people.sessions.of("ada@example.com"))
                .extracting(session -> session.entry(false).getString("address").getValue())
                .containsExactlyInAnyOrder("192.0.2.1", "2001:db8::7", "");
    }

    private Document rowOfAnEarlierVersion() {
        var now = Date.from(people.clock.instant());
        return new Document("user_id", "ada@example.com")
                .append("jti", "of an earlier version")
                .append("created", now)
                .append("lastSeen", now)
                .append("exp", Date.from(people.clock.instant().plus(Tokens.LIFE)))
                .append("userAgent", "a test");
    }

    @Test
    @Tag("F-480")
    void whereAUserHasOneRowItShowsWhereTheLastLogInCameFrom() {
        oneSessionPerUser();
        people.register("ada@example.com");
        people.accounts.logIn(new Login("ada@example.com", PASSWORD), new ClientInfo("2001:db8::7", "a test"));
        assertThat(people.sessions.of("ada@example.com"))
                .extracting(UserSession::address)
                .containsExactly("2001:db8::7");
    }

    @Test
    void listHoldsTheLivingOnesNewestFirst() {
        people.register("ben@example.com");
        people.register("ada@example.com");
        people.clock.move(Duration.ofHours(9));
        var second = people.logIn("ada@example.com", PASSWORD);
        people.clock.move(Duration.ofMinutes(1));
        var third = people.logIn("ada@example.com", PASSWORD);
        assertThat(people.sessions.of("ada@example.com"))
                .extracting(UserSession::id)
                .containsExactly(
                        people.caller(third).session(), people.caller(second).session());
    }

    @Test
    void expiredRowsAreSweptAndOthersOfOtherApplicationsStay() {
        people.register("ada@example.com");
        people.database()
                .documents()
                .getCollection("sessions")
                .insertOne(new Document("user_id", "old@example.com").append("jwt", "theirs"));
        people.clock.move(Tokens.LIFE.plusSeconds(1));
        assertThat(people.sessions.removeExpired()).isEqualTo(1);
        assertThat(people.rows("sessions")).extracting(row -> row.get("jwt")).containsExactly("theirs");
    }

    @Test
    void whereAUserHasOneRowEarlierTokensGoOnWorking() {
        oneSessionPerUser();
        var first = people.register("ada@example.com");
        people.clock.move(Duration.ofMinutes(1));
        var second = people.logIn("ada@example.com", PASSWORD);
        assertThat(people.rows("sessions")).hasSize(1);
        assertThat(people.caller(first)).isEqualTo(people.caller(second));
        people.clock.move(Duration.ofHours(9));
        var third = people.logIn("ada@example.com", PASSWORD);
        assertThat(people.rows("sessions")).hasSize(1);
        isRefused(first);
        isRefused(second);
        assertThat(people.caller(third).email()).isEqualTo("ada@example.com");
    }

    @Test
    void whereAUserHasOneRowAPasswordChangeStillEndsEarlierTokens() {
        oneSessionPerUser();
        var first = people.register("ada@example.com");
        var renewed = people.accounts.changePassword(
                people.caller(first), new PasswordChange(PASSWORD, "a new password"), VISIT);
        isRefused(first);
        assertThat(people.caller(renewed).email()).isEqualTo("ada@example.com");
    }

    @Test
    void rowOfAnotherApplicationIsTakenOverWhereAUserHasOne() {
        oneSessionPerUser();
        var sessions = people.database().documents().getCollection("sessions");
        sessions.insertOne(new Document("user_id", "ada@example.com").append("jwt", "theirs"));
        var loggedIn = people.register("ada@example.com");
        assertThat(people.caller(loggedIn).email()).isEqualTo("ada@example.com");
        assertThat(people.rows("sessions")).hasSize(1);
    }

    @Test
    @Tag("F-37")
    @Tag("F-38")
    void roleIsReadFromTheAccountOnEachRequest() {
        var loggedIn = people.register("ada@example.com");
        assertThat(people.caller(loggedIn).roles()).containsExactly("user");
        people.directory.setAdmin("ada@example.com", true);
        assertThat(people.caller(loggedIn).roles()).containsExactlyInAnyOrder("user", "admin");
        people.directory.setAdmin("ada@example.com", false);
        assertThat(people.caller(loggedIn).roles()).containsExactly("user");
    }

    @Test
    @Tag("F-34")
    void headerMustBeOneBearerTokenInAnyCase() {
        var token = people.register("ada@example.com").token();
        assertThat(people.authenticator.caller(List.of())).isEmpty();
        assertThat(people.authenticator.caller(List.of("bearer " + token))).isPresent();
        for (var headers : List.of(
                List.of("Bearer"),
                List.of("Bearer "),
                List.of(token),
                List.of("Basic " + token),
                List.of("Bearer garbage"),
                List.of("Bearer " + token, "Bearer " + token))) {
            var refusal = catchThrowableOfType(Problem.class, () -> people.authenticator.caller(headers));
            assertThat(refusal.kind()).isEqualTo(ProblemKind.UNAUTHORIZED);
            assertThat(refusal).hasMessageNotContaining(token);
        }
    }

    @Test
    @Tag("F-494")
    void rowsOfOtherApplicationsAreNotListedWhateverTheirId() {
        var caller = people.caller(people.register("ada@example.com"));
        var rows = people.database().documents().getCollection("sessions");
        for (var id : List.of("text", 7, new Document("a", 1))) {
            rows.insertOne(new Document("_id", id)
                    .append("user_id", "ada@example.com")
                    .append("jti", "of another " + id)
                    .append("lastSeen", new BsonDateTime(Long.MAX_VALUE))
                    .append("exp", new BsonDateTime(Long.MAX_VALUE)));
        }
        assertThat(people.sessions.entries(caller)).hasSize(1);
    }
}
