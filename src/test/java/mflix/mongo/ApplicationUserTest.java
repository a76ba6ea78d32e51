package mflix.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import mflix.testing.FakeUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("least_privilege")
class ApplicationUserTest {
    private static final List<Document> THE_ONE_ROLE =
            List.of(new Document("role", "readWrite").append("db", "sample_mflix"));

    private final FakeUsers server = new FakeUsers();
    private final MongoConnection administrator = MongoConnection.at(server.uri());
    private final ApplicationUser user = new ApplicationUser(administrator, "mflixAppUser", "sample_mflix");

    @AfterEach
    void close() {
        administrator.close();
        server.close();
    }

    @Test
    void newUserHasTheOneRole() {
        assertThat(user.exists()).isFalse();
        user.create("secret");
        assertThat(user.exists()).isTrue();
        assertThat(server.user("mflixAppUser").get("roles")).isEqualTo(THE_ONE_ROLE);
        assertThat(server.user("mflixAppUser").get("pwd")).isEqualTo("secret");
    }

    @Test
    @Tag("F-73")
    void userWithMoreRolesKeepsThePasswordAndTheOneRole() {
        server.put("mflixAppUser", "old", List.of(new Document("role", "root").append("db", "admin")));
        user.reduceToItsRole();
        assertThat(server.user("mflixAppUser").get("roles")).isEqualTo(THE_ONE_ROLE);
        assertThat(server.user("mflixAppUser").get("pwd")).isEqualTo("old");
        user.setPassword("new");
        assertThat(server.user("mflixAppUser").get("pwd")).isEqualTo("new");
    }
}
