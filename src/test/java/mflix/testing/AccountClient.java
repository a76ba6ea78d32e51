package mflix.testing;

import mflix.testing.Site.Answer;
import org.bson.BsonDocument;

/** The visitor's own account and sessions. */
public final class AccountClient {
    private final Visitor visitor;

    AccountClient(Visitor visitor) {
        this.visitor = visitor;
    }

    public Answer register(String name, String email, String password) {
        return visitor.send("POST", "/user/register", account(name, email, password));
    }

    /** Registers an administrator, as demo mode lets everybody do. */
    public Answer makeAdmin(String name, String email, String password) {
        return visitor.send("POST", "/user/make-admin", account(name, email, password));
    }

    public Answer login(String email, String password) {
        var login = Json.of("email", email, "password", password);
        return visitor.send("POST", "/user/login", login.toJson());
    }

    public Answer logout() {
        return visitor.send("POST", "/user/logout", null);
    }

    public Answer me() {
        return visitor.get("/user/me");
    }

    /** Whether the visitor is an administrator: refused when not. */
    public Answer adminCheck() {
        return visitor.get("/user/admin");
    }

    public Answer preferences(BsonDocument preferences) {
        return preferences(preferences.toJson());
    }

    /** This JSON as it is, for tests of how it comes back. */
    public Answer preferences(String json) {
        return visitor.send("PUT", "/user/update-preferences", "{\"preferences\":" + json + "}");
    }

    public Answer rename(String name) {
        return visitor.send("PUT", "/user/name", Json.of("name", name).toJson());
    }

    public Answer changePassword(String password, String newPassword) {
        var change = Json.of("password", password, "new_password", newPassword);
        return visitor.send("PUT", "/user/password", change.toJson());
    }

    public Answer delete(String password) {
        return visitor.send(
                "DELETE", "/user/delete", Json.of("password", password).toJson());
    }

    /** The same with a word on what becomes of the comments. */
    public Answer delete(String password, String comments) {
        var body = Json.of("password", password, "comments", comments);
        return visitor.send("DELETE", "/user/delete", body.toJson());
    }

    /** The same for clients whose server takes no body with DELETE. */
    public Answer deleteByPost(String password) {
        return visitor.send(
                "POST", "/user/delete", Json.of("password", password).toJson());
    }

    /** Everything about oneself, as a file. */
    public Answer data() {
        return visitor.get("/user/data");
    }

    public Answer sessions() {
        return visitor.get("/user/sessions");
    }

    public Answer endSession(String session) {
        return visitor.send("DELETE", "/user/sessions/" + session, null);
    }

    private static String account(String name, String email, String password) {
        return Json.of("name", name, "email", email, "password", password).toJson();
    }
}
