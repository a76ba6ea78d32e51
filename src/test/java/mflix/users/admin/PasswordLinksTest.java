package mflix.users.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.audit.AuditLog;
import mflix.mongo.CapabilityCache;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.TestDatabase;
import mflix.users.AccountCollection;
import mflix.users.Caller;
import mflix.users.Passwords;
import mflix.users.People;
import mflix.users.Sessions;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-390")
class PasswordLinksTest {
    private static final Caller ROOT = new Caller("root@example.com", "Root", true, new ObjectId());
    private static final String ADA = "ada@example.com";
    private static final String NEW = "correct horse";

    private People people;
    private PasswordLinks links;

    @BeforeEach
    void open() {
        people = People.of(TestDatabase.inMemory());
        var database = people.database().documents();
        var config = new SettingsReader(
                key -> Optional.ofNullable(Map.of("mflix.password.cost", "4").get(key)));
        var settings = MongoSettings.from(config);
        links = new PasswordLinks(
                new AccountCollection(database, settings),
                people.directory,
                new AuditLog(database, settings, people.clock),
                new Sessions(
                        database,
                        settings,
                        new CapabilityCache(people.database().database()),
                        people.clock),
                new Passwords(config),
                people.clock);
        people.register(ADA);
    }

    @AfterEach
    void close() {
        people.close();
    }

    private String token() {
        return links.make(ROOT, ADA).token();
    }

    private void use(String email, String token) {
        links.use(new PasswordByLink(email, token, NEW));
    }

    private void refused(String email, String token) {
        var before = people.user(ADA).getString("password");
        var refusal = catchThrowableOfType(Problem.class, () -> use(email, token));
        assertThat(refusal.kind()).isEqualTo(ProblemKind.INVALID_DATA);
        assertThat(people.user(ADA).getString("password")).isEqualTo(before);
    }

    private List<Document> rows(String collection) {
        return people.database().documents().getCollection(collection).find().into(new ArrayList<>());
    }

    @Test
    void theNewPasswordHoldsAndEverySessionEnds() {
        assertThat(rows("sessions")).hasSize(1);
        use(ADA, token());
        var hash = people.user(ADA).getString("password");
        assertThat(BCrypt.verifyer().verify(NEW.toCharArray(), hash).verified).isTrue();
        assertThat(rows("sessions")).isEmpty();
        assertThat(people.user(ADA)).doesNotContainKey("passwordLink");
    }

    @Test
    void itWorksOnceForAnHourForOneAccountAndUntilTheNextOneIsMade() {
        var token = token();
        use(ADA, token);
        refused(ADA, token);
        var replaced = token();
        var next = token();
        refused(ADA, replaced);
        refused("root@example.com", next);
        refused(ADA, "");
        refused(ADA, next + "x");
        refused(ADA, "x".repeat(100_000));
        new AccountCollection(
                        people.database().documents(), MongoSettings.from(new SettingsReader(key -> Optional.empty())))
                .setPassword(people.directory.find(ADA), "another hash");
        refused(ADA, next);
        next = token();
        people.clock.move(PasswordLinks.LIFE.plus(Duration.ofMillis(1)));
        refused(ADA, next);
    }

    @Test
    void onlyAHashIsStoredAndBothStepsAreInTheAuditList() {
        var token = token();
        assertThat(people.user(ADA).toJson()).doesNotContain(token);
        use(ADA, token);
        refused(ADA, token);
        assertThat(rows("mflix_audit"))
                .extracting(row -> row.getString("by") + " " + row.getString("act"))
                .containsExactly("root@example.com password_link_made", ADA + " password_reset");
        assertThat(rows("mflix_audit").toString()).doesNotContain(token);
    }

    @Test
    void nobodyMakesOneForThemselvesOrForNobody() {
        people.register("root@example.com");
        for (var to : Map.of("root@example.com", ProblemKind.CONFLICT, "eve@example.com", ProblemKind.NOT_FOUND)
                .entrySet()) {
            var refusal = catchThrowableOfType(Problem.class, () -> links.make(ROOT, to.getKey()));
            assertThat(refusal.kind()).isEqualTo(to.getValue());
        }
        assertThat(rows("mflix_audit")).isEmpty();
    }

    @Test
    void whatIsSentIsNotShown() {
        assertThat(new PasswordByLink(ADA, "secret", NEW)).hasToString("PasswordByLink");
        assertThatThrownBy(() -> use(ADA, "secret")).hasMessageNotContaining("secret");
        var link = links.make(ROOT, ADA);
        assertThat(link.toString()).doesNotContain(link.token());
    }
}
