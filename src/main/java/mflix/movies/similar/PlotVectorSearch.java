package mflix.movies.similar;

import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.computed;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import mflix.mongo.MongoFailures;
import mflix.mongo.bounds.RequestTime;
import mflix.mongo.settings.MongoSettings;
import mflix.movies.MovieCollection;
import mflix.problem.OncePerMinute;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import org.bson.BsonArray;
import org.bson.BsonBinarySubType;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * Films whose plots are near in meaning to that of a film: {@code $vectorSearch} over the vectors of plots that the sample data has in
 * {@code embedded_movies}. Only where {@code mflix.vector-index} names an index of them, as MongoDB Atlas makes it.
 */
@Singleton
public class PlotVectorSearch {
    private static final Logger LOG = Logger.getLogger(PlotVectorSearch.class.getName());
    private static final String PLOTS = "embedded_movies";
    private static final String VECTOR = "plot_embedding";

    /** How many neighbours the index looks at for each that is wanted; MongoDB advises 20. */
    private static final int CANDIDATES = 20;

    /** Another command would fail likewise. */
    private static final Set<ProblemKind> HOPELESS =
            Set.of(ProblemKind.DATABASE_UNAVAILABLE, ProblemKind.POOL_EXHAUSTED, ProblemKind.SHUTTING_DOWN);

    private final Optional<String> index;
    private final MongoCollection<BsonDocument> plots;
    private final MovieCollection movies;
    private final Duration patience;
    private final OncePerMinute failures;

    @Inject
    public PlotVectorSearch(
            SettingsReader config,
            MongoDatabase database,
            MongoSettings settings,
            MovieCollection movies,
            Clock clock) {
        this.index = SimilarSettingsCheck.vectorIndex(config);
        // no stage that searches takes another read concern
        this.plots = database.getCollection(PLOTS, BsonDocument.class).withReadConcern(ReadConcern.LOCAL);
        this.movies = movies;
        this.patience = settings.maxTime().dividedBy(2); // what can answer instead needs time, too
        this.failures = new OncePerMinute(clock, count -> LOG.log(Level.INFO, "vector_search_failed count={0}", count));
    }

    /**
     * {@code {movies: [{…, score, shared}], total_results, by_meaning: true}}: the nearest first. Empty where films cannot be compared so:
     * without the setting, the index or the film's vector, or because the database refused.
     */
    public Optional<BsonDocument> to(ObjectId id, int most) {
        try {
            return index.flatMap(name -> vector(id).flatMap(vector -> reply(id, nearest(name, vector, id, most))));
        } catch (MongoException e) {
            if (MongoFailures.problemOf(e)
                    .map(Problem::kind)
                    .filter(HOPELESS::contains)
                    .isPresent()) {
                throw e;
            }
            LOG.log(Level.FINE, "no answer by plots", e);
            failures.count();
            return Optional.empty();
        }
    }

    private MongoCollection<BsonDocument> bounded() {
        return RequestTime.bounded(plots, patience);
    }

    private Optional<BsonValue> vector(ObjectId id) {
        return Optional.ofNullable(bounded()
                        .find(eq("_id", id))
                        .projection(include(VECTOR))
                        .first())
                .map(plot -> plot.get(VECTOR))
                .filter(PlotVectorSearch::isVector);
    }

    static boolean isVector(BsonValue value) {
        return value.isBinary()
                ? value.asBinary().getType() == BsonBinarySubType.VECTOR.getValue()
                : value.isArray()
                        && !value.asArray().isEmpty()
                        && value.asArray().stream().allMatch(BsonValue::isNumber);
    }

    private List<BsonDocument> nearest(String name, BsonValue vector, ObjectId id, int most) {
        var search = new Document("index", name)
                .append("path", VECTOR)
                .append("queryVector", vector)
                .append("numCandidates", (most + 1) * CANDIDATES)
                .append("limit", most + 1); // it finds itself, too
        List<Bson> stages = List.of(
                new Document("$vectorSearch", search),
                match(ne("_id", id)),
                limit(most),
                project(fields(include("_id"), computed("score", new Document("$meta", "vectorSearchScore")))));
        return bounded().aggregate(stages).into(new ArrayList<>());
    }

    // empty, too, where the films are none: of an index that does not exist Atlas finds nothing, and says nothing
    private Optional<BsonDocument> reply(ObjectId id, List<BsonDocument> nearest) {
        var ids = new ArrayList<BsonValue>(List.of(new BsonObjectId(id)));
        nearest.forEach(plot -> ids.add(plot.get("_id")));
        var films = movies.byId(ids);
        var film = films.remove(ids.get(0));
        var found = new BsonArray();
        for (var plot : nearest) {
            var other = films.get(plot.get("_id"));
            if (film != null && other != null) {
                found.add(other.append("score", plot.get("score")).append("shared", SimilarFilms.shared(film, other)));
            }
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new BsonDocument("movies", found)
                        .append("total_results", new BsonInt32(found.size()))
                        .append("by_meaning", BsonBoolean.TRUE));
    }
}
