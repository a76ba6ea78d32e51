package mflix.web;

import static org.assertj.core.api.Assertions.assertThat;

import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.ApiAddress;
import org.bson.BsonString;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProblemDocumentTest {
    @Test
    @Tag("F-195")
    void anAddressAmongTheMembersLeadsBelowTheContextRoot() {
        var running = Problem.of(ProblemKind.MIGRATION_RUNNING, "A run is active.")
                .with("run", new ApiAddress("/admin/migrations").child("x"));
        assertThat(ProblemDocument.of(running, "id", "/mflix").get("run"))
                .isEqualTo(new BsonString("/mflix/api/v1/admin/migrations/x"));
        assertThat(ProblemDocument.of(running, "id").get("run"))
                .isEqualTo(new BsonString("/api/v1/admin/migrations/x"));
    }
}
