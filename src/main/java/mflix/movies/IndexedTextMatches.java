package mflix.movies;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.text;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.metaTextScore;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import mflix.request.PageRequest;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** A text search by the server's text index: English stemming, best score first, then by id. Each film has {@code score}. */
record IndexedTextMatches(MovieCollection movies, MovieFilter asked) implements MovieMatches {
    private static final String SCORE = "score";

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

    @Override
    public Bson filter() {
        return and(text(asked.text()), asked.conditions());
    }
}
