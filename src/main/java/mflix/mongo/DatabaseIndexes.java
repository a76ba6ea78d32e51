package mflix.mongo;

import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Indexes.geo2dsphere;
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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * The indexes that the queries use. Missing ones are made, recognised by their keys whatever their name; nothing is
 * ever dropped. One that cannot be made (privilege, duplicates in the data) is reported and the others are made.
 */
public final class DatabaseIndexes {
    private static final String REVIEWS = "tomatoes.viewer.numReviews";
    private static final String RATING = "imdb.rating";

    private record Wanted(CollectionName collection, Bson keys, IndexOptions options) {}

    private static final List<Wanted> WANTED = List.of(
            movies(compoundIndex(descending(REVIEWS), ascending("_id"))),
            movies(compoundIndex(ascending("genres"), descending(REVIEWS), ascending("_id"))),
            movies(compoundIndex(ascending("cast"), descending(REVIEWS), ascending("_id"))),
            movies(compoundIndex(ascending("directors"), descending(REVIEWS), ascending("_id"))),
            movies(compoundIndex(ascending("writers"), descending(REVIEWS), ascending("_id"))),
            movies(compoundIndex(descending(RATING), ascending("_id"))),
            movies(compoundIndex(descending("year"), ascending("_id"))),
            movies(ascending("title", "_id")),
            movies(compoundIndex(ascending("genres"), descending(RATING), ascending("_id"))),
            movies(compoundIndex(ascending("genres"), descending("year"), ascending("_id"))),
            movies(ascending("countries", "title")),
            movies(ascending("lastupdated")),
            movies(compoundIndex(text("cast"), text("fullplot"), text("genres"), text("title"))),
            new Wanted(CollectionName.THEATERS, geo2dsphere("location.geo"), new IndexOptions()),
            new Wanted(
                    CollectionName.THEATERS,
                    ascending("location.address.city", "theaterId", "_id"),
                    new IndexOptions()),
            new Wanted(CollectionName.THEATERS, ascending("theaterId", "_id"), new IndexOptions()),
            new Wanted(
                    CollectionName.SUGGESTIONS,
                    compoundIndex(ascending("kind", "key"), descending("weight")),
                    new IndexOptions()),
            new Wanted(
                    CollectionName.COMMENTS,
                    compoundIndex(ascending("movie_id"), descending("date", "_id")),
                    new IndexOptions()),
            new Wanted(CollectionName.COMMENTS, ascending("email"), new IndexOptions()),
            new Wanted(CollectionName.AUDIT, descending("at", "_id"), new IndexOptions()),
            new Wanted(
                    CollectionName.AUDIT, compoundIndex(ascending("act"), descending("at", "_id")), new IndexOptions()),
            // a row says itself when its time is over
            new Wanted(
                    CollectionName.AUDIT, ascending("expires"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS)),
            new Wanted(CollectionName.USERS, ascending("email"), new IndexOptions().unique(true)),
            // sparse, because rows that other applications wrote have no jti and would collide
            new Wanted(
                    CollectionName.SESSIONS,
                    ascending("jti"),
                    new IndexOptions().unique(true).sparse(true)),
            // the database removes our rows when their time is over, and leaves those of other applications
            new Wanted(
                    CollectionName.SESSIONS,
                    ascending("exp"),
                    new IndexOptions().expireAfter(0L, TimeUnit.SECONDS).partialFilterExpression(exists("jti"))));

    private DatabaseIndexes() {}

    /** The keys of the indexes on a collection, by the name that a server gives each. */
    public static Map<String, BsonDocument> named(CollectionName collection) {
        var named = new LinkedHashMap<String, BsonDocument>();
        WANTED.stream().filter(wanted -> wanted.collection() == collection).forEach(wanted -> {
            var keys = document(wanted.keys());
            var name = keys.entrySet().stream()
                    .map(key -> key.getKey() + "_"
                            + (key.getValue().isString()
                                    ? key.getValue().asString().getValue()
                                    : key.getValue().asNumber().intValue()))
                    .collect(Collectors.joining("_"));
            named.put(name, keys);
        });
        return named;
    }

    /**
     * Makes what is missing; blocks while the server builds. A {@code MongoException} passes through when it is away.
     *
     * @return a sentence for each index that the server refused, by the collection and its keys; empty when all exist
     */
    public static List<String> make(MongoDatabase database, IndexBuilder builder) {
        return make(database, builder::build, WANTED, CollectionName::inDatabase);
    }

    /** Those that {@link #make} would make, as {@code collection {keys}}. Only reads. */
    public static List<String> missing(MongoDatabase database) {
        Map<CollectionName, List<BsonDocument>> standing = new LinkedHashMap<>();
        return WANTED.stream()
                .filter(wanted ->
                        standing
                                .computeIfAbsent(wanted.collection(), name -> indexesOf(database, name.inDatabase()))
                                .stream()
                                .noneMatch(index -> serves(wanted, index)))
                .map(wanted -> wanted.collection().inDatabase() + " "
                        + document(wanted.keys()).toJson())
                .toList();
    }

    /** The same, as fast as the handle's own time-outs allow. */
    public static List<String> make(MongoDatabase database) {
        return make(
                database,
                (collection, index, building) -> building.accept(database),
                WANTED,
                CollectionName::inDatabase);
    }

    /** The same for some collections that have other names at the moment. {@code places}: name by the name in the end. */
    public static List<String> make(MongoDatabase database, IndexBuilder builder, Map<String, String> places) {
        var there = WANTED.stream()
                .filter(wanted -> places.containsKey(wanted.collection().inDatabase()))
                .toList();
        return make(database, builder::build, there, name -> places.get(name.inDatabase()));
    }

    private static List<String> make(
            MongoDatabase database, Build build, List<Wanted> all, Function<CollectionName, String> places) {
        var refused = new ArrayList<String>();
        Map<CollectionName, List<BsonDocument>> standing = new LinkedHashMap<>();
        for (var wanted : all) {
            var place = places.apply(wanted.collection());
            var indexes = standing.computeIfAbsent(wanted.collection(), name -> indexesOf(database, place));
            if (indexes.stream().noneMatch(index -> serves(wanted, index))) {
                make(build, wanted, place, refused);
            }
        }
        return refused;
    }

    @FunctionalInterface
    private interface Build {
        void build(String collection, String index, Consumer<MongoDatabase> building);
    }

    private static Wanted movies(Bson keys) {
        return new Wanted(CollectionName.MOVIES, keys, new IndexOptions());
    }

    // A collection can have only one text index; whichever is there will do. One by date that removes nothing will not.
    private static boolean serves(Wanted wanted, BsonDocument index) {
        var asked = document(wanted.keys());
        var keys = index.getDocument("key");
        var removes =
                wanted.options().getExpireAfter(TimeUnit.SECONDS) == null || index.containsKey("expireAfterSeconds");
        return (keys.equals(asked) && removes) || (isText(asked) && isText(keys));
    }

    private static void make(Build build, Wanted wanted, String place, List<String> refused) {
        var keys = document(wanted.keys()).toJson();
        try {
            build.build(
                    wanted.collection().inDatabase(),
                    keys,
                    database -> RepeatedCommand.untilDone(
                            () -> database.getCollection(place).createIndex(wanted.keys(), wanted.options())));
        } catch (MongoCommandException | DuplicateKeyException e) {
            if (MongoFailures.isAway(e)) {
                throw e;
            }
            refused.add("The index " + keys + " on " + wanted.collection().inDatabase() + " was refused with code "
                    + e.getCode() + ".");
        }
    }

    private static List<BsonDocument> indexesOf(MongoDatabase database, String collection) {
        return database.getCollection(collection, RawBsonDocument.class)
                .listIndexes(BsonDocument.class)
                .into(new ArrayList<>());
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
