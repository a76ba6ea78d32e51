package mflix.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mflix.mongo.MongoConnection;
import mflix.settings.SettingsReader;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is dropped is gone after reopening, and nothing else is. */
@Tag("F-86")
class DroppedTest {
    @TempDir
    private Path temp;

    private void withClient(Consumer<MongoClient> work) {
        try (var embedded = new EmbeddedDatabase(new SettingsReader(
                        key -> Optional.of(temp.toString()).filter(any -> key.equals("mflix.data.dir"))));
                var database = MongoConnection.at(embedded.open())) {
            work.accept(database.client());
        }
    }

    private static MongoCollection<Document> collection(MongoClient client, String name) {
        return client.getDatabase("films").getCollection(name);
    }

    private static MongoCollection<Document> filled(MongoCollection<Document> collection) {
        collection.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
        collection.createIndex(Indexes.compoundIndex(Indexes.ascending("a"), Indexes.descending("b")));
        collection.insertMany(
                List.of(new Document("_id", 1).append("code", 1), new Document("_id", 2).append("code", 2)));
        return collection;
    }

    private static List<String> indexes(MongoCollection<Document> collection) {
        return collection.listIndexes().map(index -> index.getString("name")).into(new ArrayList<>());
    }

    private static void isWhole(MongoCollection<Document> collection) {
        assertThat(indexes(collection)).containsExactlyInAnyOrder("_id_", "code_1", "a_1_b_-1");
        assertThat(collection.countDocuments()).isEqualTo(2);
        assertThatThrownBy(() -> collection.insertOne(new Document("code", 2))).isInstanceOf(MongoWriteException.class);
    }

    @Test
    void allIndexesOfACollectionAndNoOther() {
        withClient(client -> {
            filled(collection(client, "kept"));
            filled(collection(client, "films")).dropIndexes();
            assertThat(indexes(collection(client, "films"))).containsExactly("_id_");
        });
        withClient(client -> {
            var films = collection(client, "films");
            assertThat(indexes(films)).containsExactly("_id_");
            films.insertOne(new Document("code", 2));
            assertThatThrownBy(() -> films.insertOne(new Document("_id", 2))).isInstanceOf(MongoWriteException.class);
            isWhole(collection(client, "kept"));
        });
    }

    @Test
    void anIndexByItsNameOrKeyAndNotItsNamesakes() {
        withClient(client -> {
            filled(collection(client, "kept"));
            filled(collection(client, "one")).dropIndex("code_1");
            filled(collection(client, "two")).dropIndex(Indexes.ascending("code"));
            filled(collection(client, "three"))
                    .dropIndex(Indexes.compoundIndex(Indexes.ascending("a"), Indexes.descending("b")));
        });
        withClient(client -> {
            isWhole(collection(client, "kept"));
            assertThat(indexes(collection(client, "one"))).containsExactlyInAnyOrder("_id_", "a_1_b_-1");
            assertThat(indexes(collection(client, "two"))).containsExactlyInAnyOrder("_id_", "a_1_b_-1");
            assertThat(indexes(collection(client, "three"))).containsExactlyInAnyOrder("_id_", "code_1");
        });
    }

    @Test
    void whatIsNoIndexOrThatOfTheIdIsRefused() {
        withClient(client -> {
            var films = filled(collection(client, "films"));
            assertThat(refusal(() -> films.dropIndex("none"))).isEqualTo(27);
            assertThat(refusal(() -> films.dropIndex(Indexes.ascending("none"))))
                    .isEqualTo(27);
            assertThat(refusal(() -> films.dropIndex(Indexes.descending("code"))))
                    .isEqualTo(27);
            assertThat(refusal(() -> films.dropIndex("_id_"))).isEqualTo(72);
            isWhole(films);
        });
    }

    private static int refusal(Runnable drop) {
        return catchThrowableOfType(MongoCommandException.class, drop::run).getErrorCode();
    }

    @Test
    void aDatabaseAndNotThoseWhoseNamesBeginLikeIt() {
        withClient(client -> {
            filled(client.getDatabase("film").getCollection("films"));
            filled(client.getDatabase("films").getCollection("films"));
            filled(client.getDatabase("film_s").getCollection("films"));
            client.getDatabase("film").drop();
            client.getDatabase("other").getCollection("written").insertOne(new Document());
        });
        withClient(client -> {
            assertThat(client.getDatabase("film").listCollectionNames()).isEmpty();
            isWhole(client.getDatabase("films").getCollection("films"));
            isWhole(client.getDatabase("film_s").getCollection("films"));
            isWhole(filled(client.getDatabase("film").getCollection("films")));
        });
    }

    @Test
    void aCollectionWhoseIndexHasAnExpression() {
        withClient(client -> {
            var options = new IndexOptions().unique(true).partialFilterExpression(Filters.gt("email", ""));
            var films = collection(client, "films");
            films.createIndex(Indexes.ascending("email"), options);
            films.drop();
            collection(client, "kept").insertOne(new Document());
        });
        withClient(client ->
                assertThat(client.getDatabase("films").listCollectionNames()).containsExactly("kept"));
    }
}
