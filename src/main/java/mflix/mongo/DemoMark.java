package mflix.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** The mark that the films are the project's own demo catalogue. Written when that is filled in, taken away by a load. */
public final class DemoMark {
    /** The row of the demo catalogue. */
    public static final String ROW = "demo-catalogue";

    /** True while the films, users and comments are the demo's. */
    public static final String SHOWN = "shown";

    private DemoMark() {}

    /** Asks the database. */
    public static boolean isSet(MongoDatabase database) {
        return marks(database).find(and(eq("_id", ROW), eq(SHOWN, true))).first() != null;
    }

    /** The same within a time. */
    public static boolean isSet(MongoConnection connection, Duration limit) {
        return isSet(connection.documents().withTimeout(limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Documents of another origin were loaded. */
    public static void remove(MongoDatabase database) {
        marks(database).updateOne(eq("_id", ROW), set(SHOWN, false));
    }

    private static MongoCollection<Document> marks(MongoDatabase database) {
        return database.getCollection(CollectionName.MARKS.inDatabase());
    }
}
