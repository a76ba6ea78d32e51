package mflix.load;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** What documents are loaded into, as far as it limits what they may hold. */
public enum LoadTarget {
    /** Supports fewer BSON types than MongoDB. */
    EMBEDDED,
    MONGODB;

    /** Asks the database. Every MongoDB names the source it was built from. */
    public static LoadTarget of(MongoDatabase database) {
        return database.runCommand(new Document("buildInfo", 1)).containsKey("gitVersion") ? MONGODB : EMBEDDED;
    }
}
