package mflix.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.util.ArrayList;
import mflix.mongo.MongoConnection;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class CannedMongoTest {

    @Test
    void driverTakesItForASetAndGetsAPageAFilmAndItsComments() throws IOException {
        try (var canned = new CannedMongo();
                var database = MongoConnection.at(canned.uri())) {
            var films = database.documents().getCollection("movies");
            var page = films.find().limit(20).into(new ArrayList<>());
            assertThat(page).hasSize(20);
            assertThat(page.toString().length()).isGreaterThan(30_000);
            var film = films.find(Filters.eq("_id", page.get(0).get("_id"))).into(new ArrayList<>());
            assertThat(film).containsExactly(page.get(0));
            assertThat(films.estimatedDocumentCount()).isEqualTo(films.countDocuments());
            var comments = database.documents().getCollection("comments");
            assertThat(comments.find().into(new ArrayList<>())).hasSize(2);
            comments.insertOne(new Document("text", "is not kept"));
            assertThat(canned.asked("find")).isEqualTo(3);
        }
    }
}
