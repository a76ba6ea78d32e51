package mflix.movies;

import static com.mongodb.client.model.Filters.and;

import com.mongodb.client.FindIterable;
import java.util.ArrayList;
import java.util.List;
import mflix.mongo.bounds.BoundedCount;
import mflix.movies.keyset.FilmCursor;
import mflix.request.PageRequest;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * Films without a text search, in an order that an index has.
 *
 * @param after the place behind which they begin; pages are counted from the start
 */
record FilteredQuery(MovieCollection movies, MovieFilter asked, MovieOrder order, FilmCursor after)
        implements MovieQuery {

    @Override
    public BoundedCount total() {
        return asked.isEmpty() && !order.isAsked() ? BoundedCount.exactly(movies.countAll()) : movies.count(filter());
    }

    // region page
    @Override
    public List<RawBsonDocument> page(PageRequest page) {
        return after.isStart()
                ? sorted(filter(), page.entriesPerPage()).skip(page.skip()).into(new ArrayList<>())
                : behind(after, page.entriesPerPage());
    }

    @Override
    public ResultPart part(PageRequest page) {
        if (after.isStart()) {
            return MovieQuery.super.part(page);
        }
        var size = page.entriesPerPage();
        var films = behind(after, size + 1);
        return new ResultPart(films.subList(0, Math.min(size, films.size())), total(), films.size() > size);
    }

    private List<RawBsonDocument> behind(FilmCursor place, int most) {
        var found = new ArrayList<RawBsonDocument>();
        for (var range : order.behind(place)) {
            if (found.size() < most) {
                found.addAll(sorted(and(filter(), range), most - found.size()).into(new ArrayList<>()));
            }
        }
        return found;
    }

    private FindIterable<RawBsonDocument> sorted(Bson filter, int most) {
        return movies.find(filter)
                .projection(MovieCollection.FIELDS)
                .sort(order.sort())
                .limit(most);
    }
    // endregion page

    @Override
    public Bson filter() {
        return order.isAsked() ? and(asked.conditions(), order.by().present()) : asked.conditions();
    }
}
