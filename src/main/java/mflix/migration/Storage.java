package mflix.migration;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.MongoCommandException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import mflix.mongo.CollectionName;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/** The collections that migrations touch. Whatever the URI says, their writes wait for the majority, and not without end. */
final class Storage {
    private static final long WTIMEOUT_MILLIS = 2500;
    private final MongoDatabase database;

    Storage(MongoDatabase database) {
        var limit = Optional.ofNullable(database.getWriteConcern().getWTimeout(MILLISECONDS))
                .map(Integer::longValue)
                .orElse(WTIMEOUT_MILLIS);
        this.database = database.withWriteConcern(WriteConcern.MAJORITY.withWTimeout(limit, MILLISECONDS));
    }

    MongoCollection<RawBsonDocument> documents(CollectionName name) {
        return database.getCollection(name.inDatabase(), RawBsonDocument.class);
    }

    MongoCollection<BsonDocument> control(String name) {
        return database.getCollection(name, BsonDocument.class);
    }

    /** The same with reads of what the majority has; as it is where the server refuses that. */
    Storage readingTheMajority() {
        var majority = database.withReadConcern(ReadConcern.MAJORITY);
        try {
            majority.getCollection(Runs.COLLECTION).find().limit(1).first();
            return new Storage(majority);
        } catch (MongoCommandException e) {
            return this;
        }
    }

    /** {@code majority} or {@code local}. */
    String readConcern() {
        return database.getReadConcern().equals(ReadConcern.MAJORITY) ? "majority" : "local";
    }
}
