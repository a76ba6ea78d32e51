package mflix.report;

import com.mongodb.ReadConcern;
import com.mongodb.client.AggregateIterable;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mflix.mongo.CollectionName;
import mflix.mongo.settings.MongoSettings;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** The queries of reports, each with the time limit of reports. */
@Singleton
class ReportQueries {
    private final MongoCollection<BsonDocument> movies;
    private final MongoCollection<BsonDocument> comments;

    @Inject
    ReportQueries(MongoDatabase writable, MongoSettings settings) {
        var database = writable.withTimeout(settings.reportMaxTime().toMillis(), TimeUnit.MILLISECONDS);
        this.movies = database.getCollection(CollectionName.MOVIES.inDatabase(), BsonDocument.class);
        this.comments = database.getCollection(CollectionName.COMMENTS.inDatabase(), BsonDocument.class);
    }

    AggregateIterable<BsonDocument> movies(List<Bson> stages) {
        return movies.aggregate(stages);
    }

    FindIterable<BsonDocument> findMovies(Bson filter) {
        return movies.find(filter);
    }

    AggregateIterable<BsonDocument> comments(List<Bson> stages) {
        return comments.aggregate(stages);
    }

    FindIterable<BsonDocument> findComments(Bson filter) {
        return comments.find(filter);
    }

    // region lasting
    /** Only what the majority has: it cannot be rolled back. */
    AggregateIterable<BsonDocument> lastingComments(List<Bson> stages) {
        return comments.withReadConcern(ReadConcern.MAJORITY).aggregate(stages);
    }
    // endregion lasting
}
