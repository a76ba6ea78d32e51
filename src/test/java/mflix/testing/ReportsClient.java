package mflix.testing;

import mflix.testing.Site.Answer;

/** The reports of the API, for one visitor. */
public final class ReportsClient {
    private final Visitor visitor;

    ReportsClient(Visitor visitor) {
        this.visitor = visitor;
    }

    public Answer byYear() {
        return visitor.get("/reports/by-year");
    }

    public Answer byDirector(int limit) {
        return visitor.get("/reports/by-director" + Query.of("limit", limit));
    }

    public Answer byGenre(int limit) {
        return visitor.get("/reports/by-genre" + Query.of("limit", limit));
    }

    public Answer byCountry(int limit) {
        return visitor.get("/reports/by-country" + Query.of("limit", limit));
    }

    /** It has no parameters; a query is names, each followed by its value. */
    public Answer ratingsByDecade(Object... query) {
        return visitor.get("/reports/ratings-by-decade" + Query.of(query));
    }

    public Answer mostCommented(int limit) {
        return visitor.get("/reports/most-commented" + Query.of("limit", limit));
    }

    /** Who has written most, for administrators. */
    public Answer commenters() {
        return visitor.get("/user/comment-report");
    }
}
