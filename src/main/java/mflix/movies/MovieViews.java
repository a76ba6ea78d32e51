package mflix.movies;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import mflix.comments.CommentViewer;
import mflix.comments.Comments;
import mflix.mongo.bounds.BoundedCount;
import mflix.problem.Problem;
import org.bson.BsonArray;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonElement;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.ObjectId;

/** The replies about films, each as one document of the shape that {@code /api/v1} promises. */
@Singleton
public class MovieViews {
    private final Movies movies;
    private final Comments comments;

    @Inject
    public MovieViews(Movies movies, Comments comments) {
        this.movies = movies;
        this.comments = comments;
    }

    /** {@code {movies, page, filters, entries_per_page, total_results}}. */
    BsonDocument page(MovieRequest request) {
        return MoviePage.of(movies.matching(request), request).toDocument(movies.leftOut(request));
    }

    /** The same with {@code facets}, counted over the page or over all matches. */
    BsonDocument facets(MovieRequest request) {
        var page = MoviePage.of(movies.matching(request), request);
        return page.with(request.countAll() ? movies.countByFacet(request.filter()) : page.countedHere())
                .toDocument(movies.leftOut(request));
    }

    /** {@code {titles: [{_id, title}], filters, total_results}}; a film without a title has {@code null}. */
    BsonDocument titles(List<String> countries) {
        var titles = movies.titlesOf(MovieFilter.withAndWithoutBlanks(countries)).stream()
                .map(MovieViews::titled)
                .toList();
        var asked = new BsonArray(countries.stream()
                .map(String::strip)
                .distinct()
                .map(BsonString::new)
                .toList());
        return BoundedCount.upTo(titles.size())
                .appendTo(new BsonDocument("titles", new BsonArray(titles))
                        .append("filters", new BsonDocument("countries", asked)));
    }

    /** {@code {<field>: [{_id, count}], total_results}}. */
    BsonDocument counts(String field) {
        var counts = movies.countsBy(field);
        return new BsonDocument(field, new BsonArray(counts)).append("total_results", new BsonInt32(counts.size()));
    }

    /** The same for somebody who is not logged in. */
    BsonDocument film(ObjectId id) {
        return film(id, CommentViewer.ANYONE);
    }

    /** {@code {movie: {…, comments}, updated_type, api, comments_total}}; refused with NOT_FOUND when there is none. */
    BsonDocument film(ObjectId id, CommentViewer viewer) {
        var film = stored(id);
        var newest = comments.newestOf(id);
        return new BsonDocument("movie", with(film, new BsonElement("comments", viewer.shown(newest))))
                .append("updated_type", typeOf(film.get("lastupdated")))
                .append("api", new BsonString("java"))
                .append("comments_total", new BsonInt64(comments.countOf(id, newest)));
    }

    /** The film alone; refused with NOT_FOUND when there is none. */
    RawBsonDocument stored(ObjectId id) {
        return movies.film(id).orElseThrow(() -> Problem.notFound("There is no film with the id " + id + "."));
    }

    // region with-comments
    // its bytes are copied, not read
    private static RawBsonDocument with(RawBsonDocument stored, BsonElement more) {
        var bytes = new BasicOutputBuffer(2 * stored.getByteBuffer().remaining());
        try (var reader = new BsonBinaryReader(stored.getByteBuffer().asNIO());
                var writer = new BsonBinaryWriter(bytes)) {
            writer.pipe(reader, List.of(more));
        }
        return new RawBsonDocument(bytes.getInternalBuffer(), 0, bytes.getPosition());
    }
    // endregion with-comments

    private static BsonDocument titled(RawBsonDocument movie) {
        return movie.containsKey("title")
                ? movie
                : new BsonDocument("_id", movie.get("_id")).append("title", BsonNull.VALUE);
    }

    // The names that MFlix front ends have always compared with.
    private static BsonValue typeOf(BsonValue lastUpdated) {
        if (lastUpdated instanceof BsonDateTime) {
            return new BsonString("java.util.Date");
        }
        var isText = lastUpdated != null && lastUpdated.getBsonType() == BsonType.STRING;
        return isText ? new BsonString("java.lang.String") : BsonNull.VALUE;
    }
}
