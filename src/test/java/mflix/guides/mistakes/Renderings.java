package mflix.guides.mistakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.json.bind.Jsonb;
import java.util.List;
import java.util.Map;
import mflix.web.json.BsonJson;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/** Four ways from a page of stored documents to the JSON that is sent. */
public final class Renderings {
    private Renderings() {}

    // region by-json-b
    public static byte[] byJsonB(List<RawBsonDocument> stored, Jsonb jsonb) {
        return jsonb.toJson(Map.of("movies", objects(stored))).getBytes(UTF_8);
    }

    public static List<Document> objects(List<RawBsonDocument> stored) {
        var codec = new DocumentCodec(); // what getCollection("movies") does for each document
        return stored.stream().map(film -> film.decode(codec)).toList();
    }
    // endregion by-json-b

    // region by-jackson
    public static byte[] byJackson(List<RawBsonDocument> stored, ObjectMapper mapper) throws JsonProcessingException {
        return mapper.writeValueAsBytes(Map.of("movies", objects(stored)));
    }
    // endregion by-jackson

    // region by-the-driver
    public static byte[] byTheDriver(List<RawBsonDocument> stored) {
        return new Document("movies", objects(stored)).toJson().getBytes(UTF_8);
    }
    // endregion by-the-driver

    // region by-the-product
    public static byte[] byTheProduct(List<RawBsonDocument> stored) {
        return BsonJson.render(new BsonDocument("movies", new BsonArray(stored)));
    }
    // endregion by-the-product
}
