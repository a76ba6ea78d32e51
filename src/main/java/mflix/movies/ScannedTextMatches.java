package mflix.movies;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mflix.request.PageRequest;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.conversions.Bson;

/**
 * A text search where the server has no text index (the embedded database): every film that meets the other conditions is
 * read and scored here. Whole words without regard to case and accents, no stemming.
 */
final class ScannedTextMatches implements MovieMatches {
    private static final List<String> FIELDS = List.of("title", "cast", "genres", "fullplot");
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private record Hit(BsonValue id, double score) {}

    private final MovieCollection movies;
    private final List<Hit> hits;

    ScannedTextMatches(MovieCollection movies, MovieFilter asked) {
        this.movies = movies;
        this.hits = scan(movies, asked);
    }

    @Override
    public long total() {
        return hits.size();
    }

    @Override
    public List<BsonDocument> page(PageRequest page) {
        var from = Math.min(page.skip(), hits.size());
        var wanted = hits.subList(from, Math.min(from + page.entriesPerPage(), hits.size()));
        var found = byId(wanted);
        var films = new ArrayList<BsonDocument>();
        for (var hit : wanted) {
            var film = found.get(hit.id());
            if (film != null) { // it may have been deleted meanwhile
                films.add(film.append("score", new BsonDouble(hit.score())));
            }
        }
        return films;
    }

    @Override
    public Bson filter() {
        return in("_id", ids(hits));
    }

    private static List<Hit> scan(MovieCollection movies, MovieFilter asked) {
        var search = TextQuery.of(asked.text());
        if (search.findsNothing()) {
            return List.of();
        }
        var hits = new ArrayList<Hit>();
        for (var movie : movies.find(asked.conditions()).projection(include(FIELDS))) {
            var score = TextScore.of(search, texts(movie));
            if (score > 0) {
                hits.add(new Hit(movie.get("_id"), score));
            }
        }
        hits.sort(Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::id, BsonOrder.OF_IDS));
        return Collections.unmodifiableList(hits);
    }

    private static List<List<String>> texts(RawBsonDocument movie) {
        return FIELDS.stream().map(field -> textsOf(movie.get(field))).toList();
    }

    private static List<String> textsOf(BsonValue value) {
        if (value == null) {
            return List.of();
        }
        if (value.isArray()) {
            return value.asArray().stream()
                    .flatMap(element -> textsOf(element).stream())
                    .toList();
        }
        if (value.isInt32()) {
            return List.of(String.valueOf(value.asInt32().getValue())); // a title stored as a number
        }
        return value.isString() ? List.of(value.asString().getValue()) : List.of();
    }

    private Map<BsonValue, BsonDocument> byId(List<Hit> wanted) {
        Map<BsonValue, BsonDocument> found = new HashMap<>();
        if (!wanted.isEmpty()) {
            movies.find(in("_id", ids(wanted)))
                    .projection(MovieCollection.FIELDS)
                    .forEach(movie -> found.put(movie.get("_id"), movie.decode(CODEC)));
        }
        return found;
    }

    private static List<BsonValue> ids(List<Hit> hits) {
        return hits.stream().map(Hit::id).toList();
    }
}
