package mflix.testing;

import mflix.testing.Site.Answer;

/** What leads to films beside the films themselves, for one visitor: people, suggestions, theaters. A query is names, each followed by its value. */
public final class DiscoveryClient {
    private final Visitor visitor;

    DiscoveryClient(Visitor visitor) {
        this.visitor = visitor;
    }

    /** The films of a person. */
    public Answer people(Object... query) {
        return visitor.get("/people" + Query.of(query));
    }

    /** Titles and people that begin with a text. */
    public Answer suggestions(Object... query) {
        return visitor.get("/suggestions" + Query.of(query));
    }

    /** Those near a place or in a city. */
    public Answer theaters(Object... query) {
        return visitor.get("/theaters" + Query.of(query));
    }

    /** The cities that have theaters. */
    public Answer cities() {
        return visitor.get("/theaters/cities");
    }
}
