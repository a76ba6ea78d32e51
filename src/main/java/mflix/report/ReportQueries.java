package mflix.report;

import com.mongodb.ReadConcern;
import com.mongodb.client.AggregateIterable;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import mflix.mongo.CollectionName;
import mflix.mongo.settings.MongoSettings;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** The queries of reports, each with the time limit of reports. */
@Singleton
class ReportQueries {
    private final MongoCollection<BsonDocument> movies;
    private final MongoCollection<BsonDocument> comments;
    private final MongoSettings settings;

    @Inject
    ReportQueries(MongoDatabase database, MongoSettings settings) {
        this.settings = settings;
        this.movies = database.getCollection(CollectionName.MOVIES.inDatabase(), BsonDocument.class);
        this.comments = database.getCollection(CollectionName.COMMENTS.inDatabase(), BsonDocument.class);
    }

    AggregateIterable<BsonDocument> movies(List<Bson> stages) {
        return settings.reporting(movies).aggregate(stages);
    }

    FindIterable<BsonDocument> findMovies(Bson filter) {
        return settings.reporting(movies).find(filter);
    }

    AggregateIterable<BsonDocument> comments(List<Bson> stages) {
        return settings.reporting(comments).aggregate(stages);
    }

    FindIterable<BsonDocument> findComments(Bson filter) {
        return settings.reporting(comments).find(filter);
    }

    // region lasting
    /** Only what the majority has: it cannot be rolled back. */
    AggregateIterable<BsonDocument> lastingComments(List<Bson> stages) {
        return settings.reporting(comments)
                .withReadConcern(ReadConcern.MAJORITY)
                .aggregate(stages);
    }
    // endregion lasting
}
