package mflix.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void valueThatAUniqueIndexOfTheDumpAllowsOnceIsFoundByTheCheck() {
        unique("{\"key\": {\"who.mail\": 1, \"n\": 1}, \"name\": \"mail\", \"unique\": true}");
        var dump = files.folder().resolve("db");
        var first = SomeFiles.bson("{_id: 1, who: {mail: 'a'}, n: 1}").length;

        files.write(
                "db/users.bson",
                SomeFiles.bson("{_id: 1, who: {mail: 'a'}, n: 1}", "{_id: 2, who: {mail: 'a'}, n: 1.0}"));
        assertThatThrownBy(() -> check(OnMalformed.END_THE_LOAD, dump))
                .hasMessageContaining("users.bson, byte " + first + ": the value of who.mail, n is that of")
                .hasMessageContaining("byte 0, too; expected each value once, as the unique index asks.");

        files.write("db/users.bson", SomeFiles.bson("{_id: 1}", "{_id: 2, who: {mail: null}}", "{_id: 3, n: 2}"));
        var checked = check(OnMalformed.ARE_LEFT_OUT, dump);
        assertThat(heard.bad).singleElement().asString().contains("the value of who.mail, n is that of");
        assertThat(load(checked)).containsExactly(new LoadResult("users", 2, 2, 0, 0));
        assertThat(heard.bad).hasSize(1);
    }

    @Test
    void whatAUniqueIndexAllowsPassesTheCheck() {
        unique("{\"key\": {\"mail\": 1}, \"name\": \"mail\", \"unique\": true, \"sparse\": true}");
        files.write(
                "db/users.bson",
                SomeFiles.bson(
                        "{_id: 1}", "{_id: 2}", "{_id: 3, mail: 'a'}", "{_id: 4, mail: 'A'}", "{_id: 5, mail: 1}"));
        assertThat(load(files.folder().resolve("db"))).containsExactly(new LoadResult("users", 5, 5, 0, 0));
        assertThat(heard.bad).isEmpty();
    }

    private void unique(String index) {
        files.write("db/users.metadata.json", metadata(index));
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
