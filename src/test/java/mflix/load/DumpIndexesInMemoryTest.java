package mflix.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class DumpIndexesInMemoryTest extends DumpIndexesContract {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }

    /** The application makes such a one here itself: on expired sessions. */
    @Test
    void partialIndexThatRefusesNothingIsMade() {
        files.write("db/users.bson", SomeFiles.bson("{_id: 1}"));
        files.write(
                "db/users.metadata.json",
                """
                {"indexes": [{"key": {"exp": 1}, "name": "exp_1", "expireAfterSeconds": 0,
                  "partialFilterExpression": {"jti": {"$exists": true}}}]}""");
        load(files.folder());
        assertThat(heard.notes).isEmpty();
        assertThat(database.documents().getCollection("users").listIndexes().map(index -> index.getString("name")))
                .containsExactlyInAnyOrder("_id_", "exp_1");
    }

    /** A unique one for some documents would hit all, and a refused wildcard makes a later drop fail. */
    @Test
    void indexesThatTheServerInMemoryCannotHaveAreLeftOutAndNamed() {
        files.write("db/users.bson", SomeFiles.bson("{_id: 1}", "{_id: 2}"));
        files.write(
                "db/users.metadata.json",
                """
                {"indexes": [
                  {"key": {"a": 1}, "name": "a_1", "unique": true, "partialFilterExpression": {"a": {"$exists": true}}},
                  {"key": {"$**": 1}, "name": "all"}],
                 "options": {"capped": true}}""");
        var checked = new LoadCheck(OnMalformed.END_THE_LOAD, heard).of(List.of(files.folder()), "");
        assertThat(load(checked)).containsExactly(new LoadResult("users", 2, 2, 0, 0));
        database.documents().getCollection("users").drop();
        assertThat(heard.notes)
                .containsExactly(
                        "The options of the collection users (capped) were not taken over.",
                        "The index a_1 on users was not made: the embedded database has no wildcard and no partial indexes.",
                        "The index all on users was not made: the embedded database has no wildcard and no partial indexes.");
    }
}
