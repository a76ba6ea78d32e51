package mflix.movies;

import com.mongodb.client.AggregateIterable;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mflix.mongo.CollectionName;
import mflix.mongo.settings.MongoSettings;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** The films' collection with the time limits that every read of it has. */
@Singleton
public class MovieCollection {

    /** What a reply may hold of a film; nothing else leaves the database. */
    public static final Bson FIELDS = Projections.include(
            "title",
            "year",
            "runtime",
            "released",
            "plot",
            "fullplot",
            "genres",
            "cast",
            "directors",
            "writers",
            "countries",
            "languages",
            "rated",
            "poster",
            "metacritic",
            "lastupdated",
            "type",
            "num_mflix_comments",
            "awards",
            "imdb",
            "tomatoes");

    private final MongoCollection<RawBsonDocument> movies;
    private final MongoCollection<RawBsonDocument> patient;

    @Inject
    public MovieCollection(MongoDatabase database, MongoSettings settings) {
        var all = database.getCollection(CollectionName.MOVIES.inDatabase(), RawBsonDocument.class);
        this.movies = settings.reading(all);
        this.patient = all.withTimeout(settings.reportMaxTime().toMillis(), TimeUnit.MILLISECONDS);
    }

    FindIterable<RawBsonDocument> find(Bson filter) {
        return movies.find(filter);
    }

    FindIterable<RawBsonDocument> find(Bson filter, Duration limit) {
        return movies.withTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).find(filter);
    }

    /** The ids of all films that meet a filter, in any order. */
    List<BsonValue> ids(Bson filter) {
        return movies.find(filter)
                .projection(Projections.include("_id"))
                .map(film -> film.get("_id"))
                .into(new ArrayList<>());
    }

    long count(Bson filter) {
        return movies.countDocuments(filter);
    }

    /** All films, from the collection's metadata. */
    long countAll() {
        return movies.estimatedDocumentCount();
    }

    /** An aggregation over many films, with the time that reports have. */
    public AggregateIterable<RawBsonDocument> aggregate(List<Bson> stages) {
        return patient.aggregate(stages);
    }
}
