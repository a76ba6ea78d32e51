package mflix.status.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdict over what servers say about their users. */
@Tag("least_privilege")
class LeastPrivilegeTest {

    private static Document role(String name, String database) {
        return new Document("role", name).append("db", database);
    }

    private static Document privilege(String database, String... actions) {
        return new Document("resource", new Document("db", database).append("collection", ""))
                .append("actions", Arrays.asList(actions));
    }

    private static Document answer(List<Document> roles, Document... privileges) {
        return new Document("authenticatedUsers", List.of(new Document("user", "app").append("db", "admin")))
                .append("authenticatedUserRoles", roles)
                .append("authenticatedUserPrivileges", List.of(privileges));
    }

    private static CheckFinding verdict(Document answer, boolean mayListUsers) {
        return new LeastPrivilege(answer, "sample_mflix").verdict(new CheckRun(true), mayListUsers);
    }

    private static void isRefused(Document answer, String because) {
        assertThatThrownBy(() -> verdict(answer, false))
                .isInstanceOf(CheckRun.Unmet.class)
                .hasMessageContaining(because);
    }

    @Test
    void readWriteOnTheOneDatabasePasses() {
        var finding = verdict(
                answer(
                        List.of(role("readWrite", "sample_mflix")),
                        privilege("sample_mflix", "find", "insert", "update", "remove")),
                false);
        assertThat(finding).isInstanceOf(CheckFinding.Passed.class);
        assertThat(finding.evidence()).containsEntry("roles", List.of("readWrite on sample_mflix"));
    }

    @ParameterizedTest
    @CsvSource({
        "readWriteAnyDatabase, admin",
        "atlasAdmin, admin",
        "root, admin",
        "readWrite, other",
        "dbOwner, sample_mflix",
        "dbAdmin, sample_mflix",
        "clusterMonitor, admin",
        "read, sample_mflix",
        "__system, admin"
    })
    // region other-roles
    void otherRoleIsNamed(String name, String database) {
        isRefused(answer(List.of(role(name, database)), privilege("sample_mflix", "find")), name + " on " + database);
    }
    // endregion other-roles

    @Test
    void secondRoleIsNamed() {
        isRefused(
                answer(List.of(role("readWrite", "sample_mflix"), role("clusterMonitor", "admin"))),
                "clusterMonitor on admin");
    }

    @Test
    void customRoleIsJudgedByWhatItAllows() {
        var roles = List.of(role("mflixApp", "admin"));
        assertThat(verdict(answer(roles, privilege("sample_mflix", "find", "insert", "createIndex")), false))
                .isInstanceOf(CheckFinding.Passed.class);
        isRefused(answer(roles, privilege("sample_mflix", "find", "dropDatabase")), "allows more than readWrite");
        isRefused(answer(roles, privilege("sample_mflix", "find"), privilege("other", "find")), "beyond sample_mflix");
        isRefused(answer(roles, privilege("", "find")), "beyond sample_mflix");
        isRefused(answer(roles), "did not say");
    }

    @Test
    void serverThatLetsAnybodyInIsNoPass() {
        isRefused(new Document("authenticatedUsers", List.of()), "without credentials");
        isRefused(new Document(), "without credentials");
        isRefused(answer(List.of()), "no role");
    }

    @Test
    void whoMayListUsersHasTooManyRights() {
        assertThatThrownBy(() -> verdict(answer(List.of(role("readWrite", "sample_mflix"))), true))
                .hasMessageContaining("may list users");
    }
}
