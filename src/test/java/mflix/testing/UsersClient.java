package mflix.testing;

import mflix.testing.Site.Answer;

/** The users as administrators see them. */
public final class UsersClient {
    private final Visitor visitor;

    UsersClient(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Those whose name or e-mail address has that text. */
    public Answer find(String text) {
        return visitor.get("/users" + Query.of("text", text));
    }

    public Answer setAdmin(String email, boolean isAdmin) {
        return visitor.send(
                "PUT", "/users/" + email + "/admin", Json.of("isAdmin", isAdmin).toJson());
    }
}
