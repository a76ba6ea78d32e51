package mflix.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** What becomes of the indexes of a dump on any server. */
abstract class DumpIndexesContract extends LoadCase {

    @Test
    void indexesOfADumpAreMadeButForTheOneThatAllowsOneSession() {
        files.write("db/users.bson", SomeFiles.bson("{_id: 1, email: 'a'}"));
        files.write(
                "db/users.metadata.json",
                metadata(
                        """
                {"v": {"$numberInt": "2"}, "key": {"email": {"$numberInt": "1"}}, "name": "mail", "unique": true}"""));
        files.write("db/sessions.bson", new byte[0]);
        files.write(
                "db/sessions.metadata.json.gz",
                SomeFiles.gzip(
                        metadata(
                                """
                {"v": 2, "key": {"user_id": 1}, "name": "user_id_1", "unique": true}, {"key": {"jwt": 1}, "name": "jwt_1"}""")));
        load(files.folder());
        load(files.folder());
        assertThat(indexes("users")).containsExactlyInAnyOrder("_id_", "mail unique");
        assertThat(indexes("sessions")).containsExactlyInAnyOrder("_id_", "jwt_1");
        assertThat(heard.notes)
                .containsOnly("The index user_id_1 on sessions was not made: a user may have several sessions.");
    }

    @Test
    void indexThatTheServerRefusesIsNamedAndTheRestIsLoaded() {
        load(files.write("users.ndjson", "{\"_id\": 1, \"email\": \"a\"}\n{\"_id\": 2, \"email\": \"a\"}"));
        files.write("db/users.bson", SomeFiles.bson("{_id: 3, email: 'a'}"));
        files.write(
                "db/users.metadata.json", metadata("{\"key\": {\"email\": 1}, \"name\": \"mail\", \"unique\": true}"));
        assertThat(load(files.folder().resolve("db"))).containsExactly(new LoadResult("users", 1, 1, 0, 0));
        assertThat(heard.notes)
                .containsExactly("The index mail on users was not made: the database refused it with code 11000.");
    }

    private static String metadata(String indexes) {
        return "{\"indexes\": [{\"v\": 2, \"key\": {\"_id\": 1}, \"name\": \"_id_\"}, " + indexes
                + "], \"uuid\": \"x\", \"collectionName\": \"x\", \"type\": \"collection\", \"options\": {}}";
    }

    private List<String> indexes(String collection) {
        return database.documents()
                .getCollection(collection)
                .listIndexes(BsonDocument.class)
                .map(index -> index.getString("name").getValue() + (index.containsKey("unique") ? " unique" : ""))
                .into(new ArrayList<>());
    }
}
