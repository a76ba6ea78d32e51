package mflix.comments;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mflix.mongo.CollectionName;
import mflix.mongo.MongoSettings;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;

/** The comments on films, as stored. */
@Singleton
public class Comments {
    private static final int MOST_IN_A_REPLY = 1000;

    private final MongoCollection<RawBsonDocument> comments;
    private final long maxMillis;

    @Inject
    public Comments(MongoDatabase database, MongoSettings settings) {
        this.comments = database.getCollection(CollectionName.COMMENTS.inDatabase(), RawBsonDocument.class);
        this.maxMillis = settings.maxTime().toMillis();
    }

    /** A film's comments, newest first, at most 1000; a film that nobody commented on has none. */
    public List<RawBsonDocument> newestOf(ObjectId movie) {
        return comments.find(eq("movie_id", movie))
                .sort(descending("date", "_id"))
                .limit(MOST_IN_A_REPLY)
                .maxTime(maxMillis, TimeUnit.MILLISECONDS)
                .into(new ArrayList<>());
    }

    /** All of a film's comments, counted. */
    public long countOf(ObjectId movie) {
        var options = new CountOptions().maxTime(maxMillis, TimeUnit.MILLISECONDS);
        return comments.countDocuments(eq("movie_id", movie), options);
    }
}
