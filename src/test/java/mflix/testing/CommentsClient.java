package mflix.testing;

import mflix.testing.Site.Answer;

/** The comments of the API, for one visitor. */
public final class CommentsClient {
    private final Visitor visitor;

    CommentsClient(Visitor visitor) {
        this.visitor = visitor;
    }

    /** One page of the comments on that film; a query is names, each followed by its value. */
    public Answer of(String film, Object... query) {
        return visitor.get("/movies/" + film + "/comments" + Query.of(query));
    }

    public Answer write(String film, String text) {
        var comment = Json.of("movie_id", film, "comment", text);
        return visitor.send("POST", "/movies/comment", comment.toJson());
    }

    public Answer edit(String comment, String text) {
        var edited = Json.of("comment_id", comment, "updated_comment", text);
        return visitor.send("PUT", "/movies/comment", edited.toJson());
    }

    public Answer delete(String comment) {
        return visitor.send("DELETE", "/movies/comment/" + comment, null);
    }

    /** The other way to delete, which names the comment in the body. */
    public Answer deleteByBody(String comment) {
        return visitor.send(
                "DELETE", "/movies/comment", Json.of("comment_id", comment).toJson());
    }
}
