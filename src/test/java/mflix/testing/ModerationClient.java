package mflix.testing;

import mflix.testing.Site.Answer;
import org.bson.BsonDocument;

/** What administrators do about others' comments, and the list of what they did. */
public final class ModerationClient {
    private final Visitor visitor;

    ModerationClient(Visitor visitor) {
        this.visitor = visitor;
    }

    public Answer remove(String comment, String reason) {
        return remove(comment, Json.of("reason", reason));
    }

    /** The same with this body, for tests of what it must hold. */
    public Answer remove(String comment, BsonDocument body) {
        return visitor.send("DELETE", "/admin/comments/" + comment, body.toJson());
    }

    /** One page of the list, newest first; a query is names, each followed by its value. */
    public Answer audit(Object... query) {
        return visitor.get("/admin/audit" + Query.of(query));
    }
}
