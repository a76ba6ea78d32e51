package mflix.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mflix.testing.Site.Answer;
import org.bson.BsonDocument;

/** The films of the API, for one visitor. A query is names, each followed by its value. */
public final class MoviesClient {
    private final Visitor visitor;

    MoviesClient(Visitor visitor) {
        this.visitor = visitor;
    }

    public Answer list(Object... query) {
        return visitor.get("/movies" + Query.of(query));
    }

    /** The id of the first film of the list. */
    public String firstId() {
        var first = list().json().getArray("movies").get(0).asDocument();
        return first.getString("_id").getValue();
    }

    public Answer page(long page) {
        return list("page", page);
    }

    public Answer search(Object... query) {
        return visitor.get("/movies/search" + Query.of(query));
    }

    public Answer facetSearch(Object... query) {
        return visitor.get("/movies/facet-search" + Query.of(query));
    }

    /** The titles of the films from any of these countries. */
    public Answer titlesFrom(String... countries) {
        var query = Arrays.stream(countries).flatMap(country -> Stream.of("countries", country));
        return visitor.get("/movies/countries" + Query.of(query.toArray()));
    }

    public Answer genres() {
        return visitor.get("/movies/genres");
    }

    public Answer countryNames() {
        return visitor.get("/movies/country-names");
    }

    public Answer configOptions() {
        return visitor.get("/movies/config-options");
    }

    public Answer one(String id) {
        return visitor.get("/movies/id/" + Query.encoded(id));
    }

    /** The same film at its other address. */
    public Answer oneAtShortAddress(String id) {
        return visitor.get("/movies/" + Query.encoded(id));
    }

    /** Films like that one. */
    public Answer similar(String id, Object... query) {
        return visitor.get("/movies/id/" + Query.encoded(id) + "/similar" + Query.of(query));
    }

    public Answer create(BsonDocument film) {
        return visitor.send("POST", "/movies", film.toJson());
    }

    public Answer createAll(List<BsonDocument> films) {
        return visitor.send("POST", "/movies/batch", Json.of("movies", films).toJson());
    }

    public Answer change(String id, BsonDocument fields) {
        return visitor.send("PATCH", "/movies/" + id, fields.toJson());
    }

    public Answer delete(String id) {
        return visitor.send("DELETE", "/movies/" + id, null);
    }
}
