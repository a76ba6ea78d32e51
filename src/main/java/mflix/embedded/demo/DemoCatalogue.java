package mflix.embedded.demo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mflix.mongo.CollectionName;
import mflix.mongo.DemoMark;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.Document;

/**
 * What an empty embedded database starts with: films, the people who comment on them, their comments, theaters. A mark is written
 * before and changed after, so a load that was killed is started over, and a database that was filled otherwise stays as it is.
 */
public final class DemoCatalogue {
    private static final String MARK = DemoMark.ROW;
    private static final List<CollectionName> FILLED =
            List.of(CollectionName.MOVIES, CollectionName.COMMENTS, CollectionName.USERS);
    private static final int WRONG_COUNTS = 5;

    private final MongoDatabase database;

    public DemoCatalogue(MongoDatabase database) {
        this.database = database;
    }

    /** Does nothing when it has been loaded before, or when there is other data. */
    public void load() {
        var mark = collection(CollectionName.MARKS).find(eq("_id", MARK)).first();
        if (mark == null ? isEmpty() : !isDone(mark)) {
            mark(false);
            FILLED.forEach(name -> collection(name).drop());
            collection(CollectionName.THEATERS).drop();
            insertAll();
            mark(true);
        } else if (mark != null && !mark.containsKey(DemoMark.SHOWN)) { // of a version that did not say it
            mark(true, isUnchanged());
        }
    }

    private boolean isEmpty() {
        return FILLED.stream().allMatch(name -> collection(name).find().first() == null);
    }

    private static boolean isDone(BsonDocument mark) {
        return mark.getBoolean("done").getValue();
    }

    /** Only films of the demo are there, so no others were loaded. */
    private boolean isUnchanged() {
        var own = DemoFilms.all().stream().map(film -> film.get("_id")).toList();
        var movies = collection(CollectionName.MOVIES);
        return movies.find(nin("_id", own)).first() == null && movies.find().first() != null;
    }

    private void mark(boolean done) {
        mark(done, done);
    }

    private void mark(boolean done, boolean shown) {
        database.getCollection(CollectionName.MARKS.inDatabase())
                .replaceOne(
                        eq("_id", MARK),
                        new Document("_id", MARK).append("done", done).append(DemoMark.SHOWN, shown),
                        new ReplaceOptions().upsert(true));
    }

    private void insertAll() {
        var films = DemoFilms.all();
        var comments = DemoComments.on(films);
        countComments(films, comments);
        insert(CollectionName.MOVIES, films);
        insert(CollectionName.USERS, DemoUsers.accounts());
        insert(CollectionName.COMMENTS, comments);
        insert(CollectionName.THEATERS, DemoTheaters.all());
    }

    // In real data this number cannot be trusted, so in five films it is wrong here too.
    private static void countComments(List<BsonDocument> films, List<BsonDocument> comments) {
        Map<BsonValue, Long> counts = comments.stream()
                .collect(Collectors.groupingBy(comment -> comment.get("movie_id"), Collectors.counting()));
        for (int i = 0; i < films.size(); i++) {
            var right = counts.getOrDefault(films.get(i).get("_id"), 0L).intValue();
            var stored = i % 50 == 7 && i / 50 < WRONG_COUNTS ? right + 3 : right;
            films.get(i).append("num_mflix_comments", new BsonInt32(stored));
        }
    }

    private void insert(CollectionName name, List<BsonDocument> documents) {
        collection(name).insertMany(documents);
    }

    private MongoCollection<BsonDocument> collection(CollectionName name) {
        return database.getCollection(name.inDatabase(), BsonDocument.class);
    }
}
