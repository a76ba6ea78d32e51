package mflix.movies;

import static com.mongodb.client.model.Filters.and;

import java.util.ArrayList;
import java.util.List;
import mflix.request.PageRequest;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** Films without a text search, in an order that an index has. */
record ListedMatches(MovieCollection movies, MovieFilter asked, MovieOrder order) implements MovieMatches {

    @Override
    public long total() {
        return asked.isEmpty() && !order.isAsked() ? movies.countAll() : movies.count(filter());
    }

    // region page
    @Override
    public List<RawBsonDocument> page(PageRequest page) {
        return movies.find(filter())
                .projection(MovieCollection.FIELDS)
                .sort(order.sort())
                .skip(page.skip())
                .limit(page.entriesPerPage())
                .into(new ArrayList<>());
    }
    // endregion page

    @Override
    public Bson filter() {
        return order.isAsked() ? and(asked.conditions(), order.by().present()) : asked.conditions();
    }
}
