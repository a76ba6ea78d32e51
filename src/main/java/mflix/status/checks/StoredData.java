package mflix.status.checks;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mflix.mongo.CollectionName;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** The stored data, read from the database in other ways than the site's own, so that both can be compared. Only reads. */
@Singleton
class StoredData {
    private static final long SECONDS = 10;

    private final MongoDatabase database;

    @Inject
    StoredData(MongoDatabase database) {
        this.database = database;
    }

    /** Films that match, counted by an aggregation. */
    long films(Bson filter) {
        return counted(CollectionName.MOVIES, filter);
    }

    long comments(Bson filter) {
        return counted(CollectionName.COMMENTS, filter);
    }

    /** Some film that matches and that the API opens, which takes an ObjectId; with these fields only. */
    Optional<Document> someFilm(Bson filter, String... fields) {
        return Optional.ofNullable(collection(CollectionName.MOVIES)
                .find(and(type("_id", BsonType.OBJECT_ID), filter))
                .projection(include(fields))
                .maxTime(SECONDS, TimeUnit.SECONDS)
                .first());
    }

    FindIterable<Document> films(Bson filter, String field) {
        return collection(CollectionName.MOVIES)
                .find(filter)
                .projection(include(field))
                .maxTime(SECONDS, TimeUnit.SECONDS);
    }

    boolean hasFilm(Object id) {
        return someFilm(eq("_id", id), "_id").isPresent();
    }

    Optional<String> mostFrequentGenre() {
        return mostFrequent(
                        CollectionName.MOVIES,
                        List.of(unwind("$genres"), match(type("genres", BsonType.STRING))),
                        "$genres")
                .flatMap(row -> key(row, String.class));
    }

    /** The film with the most comments that exists. */
    Optional<ObjectId> mostCommentedFilm() {
        return commentsBy("$movie_id", List.of(match(type("movie_id", BsonType.OBJECT_ID))), 20).stream()
                .flatMap(row -> key(row, ObjectId.class).stream())
                .filter(this::hasFilm)
                .findFirst();
    }

    // a filter by type finds a list of such values, too
    private static <T> Optional<T> key(Document row, Class<T> type) {
        return Optional.ofNullable(row.get("_id")).filter(type::isInstance).map(type::cast);
    }

    /** How many different e-mails there are among the comments. */
    int commenters() {
        return commentsBy("$email", List.of(match(type("email", BsonType.STRING))), Integer.MAX_VALUE)
                .size();
    }

    Set<ObjectId> commentsOn(ObjectId film) {
        var ids = new HashSet<ObjectId>();
        collection(CollectionName.COMMENTS)
                .find(and(eq("movie_id", film), type("_id", BsonType.OBJECT_ID)))
                .projection(include("_id"))
                .maxTime(SECONDS, TimeUnit.SECONDS)
                .forEach(row -> ids.add(row.getObjectId("_id")));
        return ids;
    }

    /** The ids of the documents whose value that migration's runs have left as it was, and that was not repaired since. */
    Set<Object> listedBy(String migration) {
        var ids = new HashSet<>();
        collection(CollectionName.MIGRATION_ERRORS)
                .find(and(eq("migration", migration), eq("resolvedAt", null)))
                .projection(include("document"))
                .maxTime(SECONDS, TimeUnit.SECONDS)
                .forEach(row -> ids.add(row.get("document")));
        return ids;
    }

    private List<Document> commentsBy(String key, List<Bson> first, int most) {
        return grouped(CollectionName.COMMENTS, first, key, most);
    }

    private Optional<Document> mostFrequent(CollectionName name, List<Bson> first, String key) {
        return grouped(name, first, key, 1).stream().findFirst();
    }

    private List<Document> grouped(CollectionName name, List<Bson> first, String key, int most) {
        var stages = new ArrayList<>(first);
        stages.add(group(key, sum("count", 1)));
        stages.add(sort(orderBy(descending("count"), ascending("_id"))));
        stages.add(limit(most));
        return collection(name)
                .aggregate(stages)
                .maxTime(SECONDS, TimeUnit.SECONDS)
                .into(new ArrayList<>());
    }

    private long counted(CollectionName name, Bson filter) {
        var row = collection(name)
                .aggregate(List.of(match(filter), group(null, sum("count", 1L))))
                .maxTime(SECONDS, TimeUnit.SECONDS)
                .first();
        return row == null ? 0 : ((Number) row.get("count")).longValue();
    }

    private MongoCollection<Document> collection(CollectionName name) {
        return database.getCollection(name.inDatabase());
    }
}
