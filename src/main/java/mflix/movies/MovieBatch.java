package mflix.movies;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.JsonBody;
import org.bson.BsonDocument;

/** Many films at once: each is checked by itself, the valid ones are inserted, the others are reported by their position. */
@Singleton
public class MovieBatch {
    private static final String FIELD = "movies";
    private static final int MOST = 1000;

    private final MovieWrites writes;

    @Inject
    public MovieBatch(MovieWrites writes) {
        this.writes = writes;
    }

    /** Reads {@code {movies: […]}}, 1 to 1000, and inserts what it can. */
    BatchOutcome add(JsonBody body) {
        body.knows(FIELD);
        var items = body.list(FIELD).orElse(List.of());
        if (items.isEmpty() || items.size() > MOST) {
            body.refuse(FIELD, "must have 1 to " + MOST + " films, but has " + items.size());
        }
        body.check();
        var outcome = new BatchOutcome(items.size());
        var places = new ArrayList<Integer>();
        var films = new ArrayList<BsonDocument>();
        for (int i = 0; i < items.size(); i++) {
            var film = read(items.get(i), i, outcome);
            if (film.isPresent()) {
                places.add(i);
                films.add(film.get());
            }
        }
        insert(films, places, outcome);
        return outcome;
    }

    @SuppressWarnings("unchecked")
    private Optional<BsonDocument> read(Object item, int index, BatchOutcome outcome) {
        var path = FIELD + "[" + index + "]";
        if (!(item instanceof Map)) {
            outcome.refused(index, path, ProblemKind.INVALID_BODY, "must be an object");
            return Optional.empty();
        }
        try {
            var film = MovieFields.ofNew(JsonBody.at(path + ".", (Map<String, Object>) item));
            return Optional.of(writes.stamped(film));
        } catch (Problem problem) {
            problem.errors().forEach(error -> outcome.refused(index, error.field(), problem.kind(), error.message()));
            return Optional.empty();
        }
    }

    // Counted by the errors of each film, because not every server counts what it inserted beside them.
    private void insert(List<BsonDocument> films, List<Integer> places, BatchOutcome outcome) {
        var failed = films.isEmpty() ? Map.<Integer, ProblemKind>of() : writes.insertAll(films);
        for (int i = 0; i < films.size(); i++) {
            var kind = failed.get(i);
            if (kind == null) {
                outcome.inserted(places.get(i), films.get(i).getObjectId("_id").getValue());
            } else {
                outcome.refused(places.get(i), FIELD + "[" + places.get(i) + "]", kind, kind.sentence());
            }
        }
    }
}
