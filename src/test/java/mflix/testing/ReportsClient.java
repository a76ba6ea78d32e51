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

    public Answer mostCommented(int limit) {
        return visitor.get("/reports/most-commented" + Query.of("limit", limit));
    }

    /** Who has written most, for administrators. */
    public Answer commenters() {
        return visitor.get("/user/comment-report");
    }
}
