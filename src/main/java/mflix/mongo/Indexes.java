package mflix.mongo;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Indexes.text;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * The indexes that the queries stand on. Missing ones are made, recognised by their keys whatever their name; nothing is
 * ever dropped. One that cannot be made (privilege, duplicates in the data) is reported and the others are made.
 */
public final class Indexes {
    private static final String REVIEWS = "tomatoes.viewer.numReviews";

    private record Wanted(CollectionName collection, Bson keys, IndexOptions options) {}

    private static final List<Wanted> WANTED = List.of(
            movies(compoundIndex(descending(REVIEWS), ascending("_id"))),
            movies(compoundIndex(ascending("genres"), descending(REVIEWS), ascending("_id"))),
            movies(compoundIndex(ascending("cast"), descending(REVIEWS), ascending("_id"))),
            movies(ascending("countries", "title")),
            movies(ascending("lastupdated")),
            movies(compoundIndex(text("cast"), text("fullplot"), text("genres"), text("title"))),
            new Wanted(
                    CollectionName.COMMENTS,
                    compoundIndex(ascending("movie_id"), descending("date", "_id")),
                    new IndexOptions()),
            new Wanted(CollectionName.COMMENTS, ascending("email"), new IndexOptions()),
            new Wanted(CollectionName.USERS, ascending("email"), new IndexOptions().unique(true)),
            // sparse, because rows that other applications wrote have no jti and would collide
            new Wanted(
                    CollectionName.SESSIONS,
                    ascending("jti"),
                    new IndexOptions().unique(true).sparse(true)));

    private Indexes() {}

    /**
     * Makes what is missing; blocks while the server builds. A {@code MongoException} passes through when it is away.
     *
     * @return a sentence for each index that the server refused, by the collection and its keys; empty when all stand
     */
    public static List<String> make(MongoDatabase database) {
        var refused = new ArrayList<String>();
        Map<CollectionName, Set<BsonDocument>> standing = new LinkedHashMap<>();
        for (var wanted : WANTED) {
            var keys = standing.computeIfAbsent(wanted.collection(), name -> keysOf(database, name));
            if (!stands(wanted, keys)) {
                make(database, wanted, refused);
            }
        }
        return refused;
    }

    private static Wanted movies(Bson keys) {
        return new Wanted(CollectionName.MOVIES, keys, new IndexOptions());
    }

    // A collection can have only one text index; whichever is there will do.
    private static boolean stands(Wanted wanted, Set<BsonDocument> keys) {
        var asked = document(wanted.keys());
        return keys.contains(asked) || (isText(asked) && keys.stream().anyMatch(Indexes::isText));
    }

    private static void make(MongoDatabase database, Wanted wanted, List<String> refused) {
        try {
            var collection = database.getCollection(wanted.collection().inDatabase());
            var unused = Repeated.untilDone(() -> collection.createIndex(wanted.keys(), wanted.options()));
        } catch (MongoCommandException | DuplicateKeyException e) {
            var keys = document(wanted.keys()).toJson();
            refused.add("The index " + keys + " on " + wanted.collection().inDatabase() + " was refused with code "
                    + e.getCode() + ".");
        }
    }

    private static Set<BsonDocument> keysOf(MongoDatabase database, CollectionName name) {
        return database
                .getCollection(name.inDatabase(), RawBsonDocument.class)
                .listIndexes(BsonDocument.class)
                .into(new ArrayList<>())
                .stream()
                .map(index -> index.getDocument("key"))
                .collect(Collectors.toSet());
    }

    private static boolean isText(BsonDocument keys) {
        return keys.values().stream()
                .anyMatch(value ->
                        value.isString() && "text".equals(value.asString().getValue()));
    }

    private static BsonDocument document(Bson keys) {
        return keys.toBsonDocument(BsonDocument.class, MongoClientSettings.getDefaultCodecRegistry());
    }
}
