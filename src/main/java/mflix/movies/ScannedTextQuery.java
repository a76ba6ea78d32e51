package mflix.movies;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.FindIterable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import mflix.mongo.bounds.BoundedCount;
import mflix.movies.text.BsonOrder;
import mflix.movies.text.EnglishTerms;
import mflix.movies.text.TextQuery;
import mflix.movies.text.TextScore;
import mflix.request.PageRequest;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * A text search where the server has no text index (the embedded database): every film that meets the other conditions is
 * read and scored here, by the rules of MongoDB's English text index.
 */
final class ScannedTextQuery implements MovieQuery {
    private static final List<String> FIELDS = List.of("title", "cast", "genres", "fullplot");

    private record Hit(BsonValue id, double score, boolean hasAllWords) {}

    private final MovieCollection movies;
    private final TextQuery query;
    private final List<Hit> hits;

    ScannedTextQuery(MovieCollection movies, MovieFilter asked) {
        this.movies = movies;
        var english = new EnglishTerms();
        this.query = TextQuery.of(asked.text(), english);
        this.hits =
                query.findsNothing() ? List.of() : scan(new TextScore(query, english), movies.find(asked.conditions()));
    }

    @Override
    public BoundedCount total() {
        return BoundedCount.exactly(hits.size());
    }

    @Override
    public List<BsonDocument> page(PageRequest page) {
        var from = Math.min(page.skip(), hits.size());
        var wanted = hits.subList(from, Math.min(from + page.entriesPerPage(), hits.size()));
        var found = movies.byId(ids(wanted));
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
    public OptionalLong withAllWords() {
        return query.onlyWords().size() < 2
                ? OptionalLong.empty()
                : OptionalLong.of(hits.stream().filter(Hit::hasAllWords).count());
    }

    @Override
    public Bson filter() {
        return in("_id", ids(hits));
    }

    private static List<Hit> scan(TextScore rule, FindIterable<RawBsonDocument> films) {
        var hits = new ArrayList<Hit>();
        for (var movie : films.projection(include(FIELDS))) {
            var texts = texts(movie);
            var score = rule.of(texts);
            if (score > 0) {
                hits.add(new Hit(movie.get("_id"), score, rule.hasAllTerms(texts)));
            }
        }
        hits.sort(Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::id, BsonOrder.OF_IDS));
        return Collections.unmodifiableList(hits);
    }

    // as an index: numbers and other values that are no texts are not in it
    private static List<String> texts(RawBsonDocument movie) {
        return FIELDS.stream().flatMap(field -> textsOf(movie.get(field))).toList();
    }

    private static Stream<String> textsOf(BsonValue value) {
        if (value == null) {
            return Stream.empty();
        }
        if (value.isArray()) {
            return value.asArray().stream().flatMap(ScannedTextQuery::textsOf);
        }
        return value.isString() ? Stream.of(value.asString().getValue()) : Stream.empty();
    }

    private static List<BsonValue> ids(List<Hit> hits) {
        return hits.stream().map(Hit::id).toList();
    }
}
