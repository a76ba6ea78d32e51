package mflix.movies;

import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import java.util.ArrayList;
import java.util.List;
import mflix.request.PageRequest;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** Films without a text search: most reviewed first, then by id; films without reviews come last. */
record ListedMatches(MovieCollection movies, MovieFilter asked) implements MovieMatches {
    private static final Bson MOST_REVIEWED = orderBy(descending("tomatoes.viewer.numReviews"), ascending("_id"));

    @Override
    public long total() {
        return asked.isEmpty() ? movies.countAll() : movies.count(filter());
    }

    @Override
    public List<RawBsonDocument> page(PageRequest page) {
        return movies.find(filter())
                .projection(MovieCollection.FIELDS)
                .sort(MOST_REVIEWED)
                .skip(page.skip())
                .limit(page.entriesPerPage())
                .into(new ArrayList<>());
    }

    @Override
    public Bson filter() {
        return asked.conditions();
    }
}
