package mflix.movies;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.text;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.metaTextScore;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import mflix.movies.text.EnglishTerms;
import mflix.movies.text.TextQuery;
import mflix.request.PageRequest;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** A text search by the server's text index: English stemming, best score first, then by id. Each film has {@code score}. */
record IndexedTextMatches(MovieCollection movies, MovieFilter asked) implements MovieMatches {
    private static final String SCORE = "score";
    private static final int MOST_LOOKED_UP = 20_000; // as a list in a command: 400 KB
    private static final int MOST_WORDS = 6;

    @Override
    public long total() {
        return movies.count(filter());
    }

    @Override
    public List<RawBsonDocument> page(PageRequest page) {
        return movies.find(filter())
                .projection(fields(MovieCollection.FIELDS, metaTextScore(SCORE)))
                .sort(orderBy(Sorts.metaTextScore(SCORE), ascending("_id")))
                .skip(page.skip())
                .limit(page.entriesPerPage())
                .into(new ArrayList<>());
    }

    // An index has no search for all words; so the films of one word are looked up among those of the next.
    @Override
    public OptionalLong withAllWords() {
        var words = TextQuery.of(asked.text(), new EnglishTerms()).onlyWords();
        if (words.size() < 2 || words.size() > MOST_WORDS) {
            return OptionalLong.empty();
        }
        var found = movies.ids(and(text(words.get(0)), asked.conditions()));
        if (found.size() > MOST_LOOKED_UP) {
            return OptionalLong.empty();
        }
        for (var word : words.subList(1, words.size())) {
            found = found.isEmpty() ? found : movies.ids(and(text(word), in("_id", found)));
        }
        return OptionalLong.of(found.size());
    }

    @Override
    public Bson filter() {
        return and(text(asked.text()), asked.conditions());
    }
}
