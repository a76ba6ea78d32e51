package mflix.migration.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.CollectionName;
import mflix.mongo.IndexBuilder;
import mflix.mongo.MongoConnection;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** The collections that migrations touch. Whatever the URI says, their writes wait for the majority, and not without end. */
public final class MigrationDatabase {
    static final String RUNS = "migration_runs";
    private static final Logger LOG = Logger.getLogger(MigrationDatabase.class.getName());
    private static final long WTIMEOUT_MILLIS = 2500;
    private static final Duration BUILDING_PACE = Duration.ofSeconds(5);

    private final MongoDatabase database;
    private final IndexSite indexes;

    /** An index of a control collection. */
    record ControlIndex(String collection, Bson keys, IndexOptions options) {
        private void build(MongoDatabase database) {
            database.getCollection(collection).createIndex(keys, options);
        }
    }

    /** By whom indexes are built. */
    @FunctionalInterface
    private interface IndexSite {
        void build(List<ControlIndex> indexes);
    }

    public MigrationDatabase(MongoDatabase database) {
        this(database, indexes -> indexes.forEach(index -> index.build(database)));
    }

    private MigrationDatabase(MongoDatabase database, IndexSite indexes) {
        var limit = Optional.ofNullable(database.getWriteConcern().getWTimeout(MILLISECONDS))
                .map(Integer::longValue)
                .orElse(WTIMEOUT_MILLIS);
        this.database = database.withWriteConcern(WriteConcern.MAJORITY.withWTimeout(limit, MILLISECONDS));
        this.indexes = indexes;
    }

    /** Indexes are built by a client of their own, which waits for minutes and reports that every few seconds. */
    public static MigrationDatabase of(MongoConnection database) {
        return new MigrationDatabase(database.documents(), indexes -> {
            try (var builder = new IndexBuilder(database, MigrationDatabase::building, BUILDING_PACE)) {
                indexes.forEach(
                        index -> builder.build(index.collection(), index.keys().toString(), index::build));
            }
        });
    }

    private static void building(String collection, String index, Duration since) {
        LOG.log(Level.INFO, "migration_index_building collection={0} index={1} seconds={2}", new Object[] {
            collection, index, since.toSeconds()
        });
    }

    /** One that is there already is left as it is. */
    void build(List<ControlIndex> wanted) {
        indexes.build(wanted);
    }

    public MongoCollection<RawBsonDocument> documents(CollectionName name) {
        return database.getCollection(name.inDatabase(), RawBsonDocument.class);
    }

    MongoCollection<BsonDocument> control(String name) {
        return database.getCollection(name, BsonDocument.class);
    }

    /** The same with reads of what the majority has; as it is where the server refuses that. */
    MigrationDatabase readingTheMajority() {
        var majority = database.withReadConcern(ReadConcern.MAJORITY);
        try {
            majority.getCollection(RUNS).find().limit(1).first();
            return new MigrationDatabase(majority, indexes);
        } catch (MongoCommandException e) {
            return this;
        }
    }

    /**
     * The server takes updates by a pipeline, which came with MongoDB 4.2, and with it {@code $regexMatch} and {@code $merge}. Only
     * reads. The version that a server reports does not show it: the embedded one reports a newer version and has none of these.
     */
    public boolean hasPipelines() {
        var any = new BsonDocument("any", new BsonArray(List.of(new BsonDocument("$limit", new BsonInt32(1)))));
        var match = new BsonDocument("input", new BsonString("a")).append("regex", new BsonString("a"));
        var question = List.of(
                new BsonDocument("$facet", any),
                new BsonDocument("$project", new BsonDocument("answer", new BsonDocument("$regexMatch", match))));
        try {
            // where there are no runs yet nothing may be evaluated; a MongoDB of 4.2 and newer numbers its connections
            return control(RUNS).aggregate(question).first() != null
                    || database.runCommand(new BsonDocument("isMaster", new BsonInt32(1)))
                            .containsKey("connectionId");
        } catch (MongoCommandException e) {
            return false;
        }
    }

    /**
     * Sends a command that writes, for the majority.
     *
     * @throws MongoException also when the reply reports failed writes or a majority that did not confirm
     */
    public BsonDocument write(BsonDocument command) {
        var concern = database.getWriteConcern().asDocument();
        var reply = database.runCommand(command.append("writeConcern", concern), BsonDocument.class);
        reply.getArray("writeErrors", new BsonArray()).forEach(error -> refuse(error.asDocument()));
        if (reply.containsKey("writeConcernError")) {
            refuse(reply.getDocument("writeConcernError"));
        }
        return reply;
    }

    private static void refuse(BsonDocument error) {
        throw new MongoException(
                error.getNumber("code").intValue(), error.getString("errmsg").getValue());
    }

    /** {@code majority} or {@code local}. */
    public String readConcern() {
        return database.getReadConcern().equals(ReadConcern.MAJORITY) ? "majority" : "local";
    }
}
