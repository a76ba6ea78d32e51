package mflix.movies;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.facet;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.skip;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.text;
import static com.mongodb.client.model.Projections.metaTextScore;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.client.model.Facet;
import java.util.List;
import java.util.OptionalLong;
import mflix.mongo.bounds.BoundedCount;
import mflix.movies.text.EnglishTerms;
import mflix.movies.text.TextQuery;
import mflix.request.PageRequest;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** A text search by the server's text index: English stemming, best score first, then by id. Each film has {@code score}. */
record IndexedTextQuery(MovieCollection movies, MovieFilter asked) implements MovieQuery {
    private static final String SCORE = "score";
    private static final String PAGE = "page";
    private static final String TOTAL = "total";
    private static final int MOST_LOOKED_UP = 20_000; // as a list in a command: 400 KB
    private static final int MOST_WORDS = 6;

    @Override
    public BoundedCount total() {
        return movies.count(filter());
    }

    @Override
    public List<? extends BsonDocument> page(PageRequest page) {
        return part(page).films();
    }

    // One scan of the text index for both:
    // every match has to be scored to find the best, so counting them costs nothing more.
    @Override
    public ResultPart part(PageRequest page) {
        var found = movies.read(stages(page)).first();
        var hits = found == null ? new BsonArray() : found.getArray(PAGE);
        var counted = found == null ? new BsonArray() : found.getArray(TOTAL);
        var total = counted.isEmpty()
                ? 0
                : counted.get(0).asDocument().getNumber(TOTAL).longValue();
        return new ResultPart(films(hits), BoundedCount.exactly(total), page.skip() + hits.size() < total);
    }

    private List<Bson> stages(PageRequest page) {
        return List.of(
                match(filter()),
                project(metaTextScore(SCORE)),
                facet(
                        new Facet(
                                PAGE,
                                sort(orderBy(descending(SCORE), ascending("_id"))),
                                skip(page.skip()),
                                limit(page.entriesPerPage())),
                        new Facet(TOTAL, group(null, sum(TOTAL, 1)))));
    }

    private List<BsonDocument> films(List<BsonValue> hits) {
        var films = movies.byId(
                hits.stream().map(hit -> hit.asDocument().get("_id")).toList());
        return hits.stream()
                .map(BsonValue::asDocument)
                .filter(hit -> films.containsKey(hit.get("_id"))) // it may have been deleted meanwhile
                .<BsonDocument>map(hit -> films.get(hit.get("_id")).append(SCORE, hit.get(SCORE)))
                .toList();
    }

    // An index has no search for all words; so the films of one word are looked up among those of the next.
    @Override
    public OptionalLong withAllWords() {
        var words = TextQuery.of(asked.text(), new EnglishTerms()).onlyWords();
        if (words.size() < 2 || words.size() > MOST_WORDS) {
            return OptionalLong.empty();
        }
        var found = movies.ids(and(text(words.get(0)), asked.conditions()), MOST_LOOKED_UP + 1);
        if (found.size() > MOST_LOOKED_UP) {
            return OptionalLong.empty();
        }
        for (var word : words.subList(1, words.size())) {
            found = found.isEmpty() ? found : movies.ids(and(text(word), in("_id", found)), MOST_LOOKED_UP);
        }
        return OptionalLong.of(found.size());
    }

    @Override
    public Bson filter() {
        return and(text(asked.text()), asked.conditions());
    }
}
