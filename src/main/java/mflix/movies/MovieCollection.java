package mflix.movies;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.AggregateIterable;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mflix.mongo.CollectionName;
import mflix.mongo.bounds.BoundedCount;
import mflix.mongo.bounds.RequestTime;
import mflix.mongo.settings.MongoSettings;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
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

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final MongoCollection<RawBsonDocument> movies;
    private final MongoSettings settings;

    @Inject
    public MovieCollection(MongoDatabase database, MongoSettings settings) {
        this.movies = database.getCollection(CollectionName.MOVIES.inDatabase(), RawBsonDocument.class);
        this.settings = settings;
    }

    FindIterable<RawBsonDocument> find(Bson filter) {
        return settings.reading(movies).find(filter);
    }

    /** The same within a shorter time than other reads have. */
    FindIterable<RawBsonDocument> find(Bson filter, Duration limit) {
        return RequestTime.bounded(movies, limit).find(filter);
    }

    /** The ids of the films that meet a filter, in any order, at most so many. */
    List<BsonValue> ids(Bson filter, int most) {
        return find(filter)
                .projection(Projections.include("_id"))
                .limit(most)
                .map(film -> film.get("_id"))
                .into(new ArrayList<>());
    }

    /** The films of these ids, with the fields of a reply, to be added to. */
    public Map<BsonValue, BsonDocument> byId(List<BsonValue> ids) {
        Map<BsonValue, BsonDocument> found = new HashMap<>();
        if (!ids.isEmpty()) {
            find(in("_id", ids)).projection(FIELDS).forEach(film -> found.put(film.get("_id"), film.decode(CODEC)));
        }
        return found;
    }

    BoundedCount count(Bson filter) {
        return BoundedCount.of(settings.reading(movies), filter);
    }

    /** All films, from the collection's metadata. */
    long countAll() {
        return settings.reading(movies).estimatedDocumentCount();
    }

    /** An aggregation with the time that other reads have. */
    AggregateIterable<RawBsonDocument> read(List<Bson> stages) {
        return settings.reading(movies).aggregate(stages);
    }

    /** An aggregation over many films, with the time that reports have. */
    public AggregateIterable<RawBsonDocument> aggregate(List<Bson> stages) {
        return settings.reporting(movies).aggregate(stages);
    }
}
