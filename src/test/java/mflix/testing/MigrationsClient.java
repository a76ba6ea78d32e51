package mflix.testing;

import mflix.testing.Site.Answer;
import org.bson.BsonDocument;

/** The migrations as an administrator runs them. A run is named by its {@code href}, a query by names and values. */
public final class MigrationsClient {
    private static final String ALL = "/admin/migrations";

    private final Visitor visitor;

    MigrationsClient(Visitor visitor) {
        this.visitor = visitor;
    }

    public Answer all() {
        return visitor.get(ALL);
    }

    public Answer one(String name) {
        return visitor.get(ALL + "/" + name);
    }

    public Answer plan(String name, Object... query) {
        return visitor.get(ALL + "/" + name + "/plan" + Query.of(query));
    }

    public Answer errors(String name, Object... query) {
        return visitor.get(ALL + "/" + name + "/errors" + Query.of(query));
    }

    public Answer runs(String name) {
        return visitor.get(ALL + "/" + name + "/runs");
    }

    /** Starts a run with the options of the server. */
    public Answer start(String name) {
        return visitor.send("POST", ALL + "/" + name + "/runs", null);
    }

    public Answer start(String name, BsonDocument options) {
        return visitor.send("POST", ALL + "/" + name + "/runs", options.toJson());
    }

    /** What names the run of that id. */
    public static String href(String name, String id) {
        return ALL + "/" + name + "/runs/" + id;
    }

    public Answer run(String href) {
        return visitor.get(path(href));
    }

    public Answer events(String href) {
        return visitor.get(path(href) + "/events");
    }

    public Answer ranges(String href, Object... query) {
        return visitor.get(path(href) + "/ranges" + Query.of(query));
    }

    public Answer pause(String href) {
        return act(href, "pause");
    }

    public Answer cancel(String href) {
        return act(href, "cancel");
    }

    public Answer verify(String href) {
        return act(href, "verify");
    }

    /** Undoes the run, confirmed by the name of its migration. */
    public Answer undo(String href, String name) {
        return visitor.send(
                "POST", path(href) + "/undo", Json.of("confirm", name).toJson());
    }

    public Answer pace(String href, BsonDocument pace) {
        return visitor.send("PATCH", path(href) + "/pace", pace.toJson());
    }

    /** Does that action to the run. */
    public Answer act(String href, String action) {
        return visitor.send("POST", path(href) + "/" + action, null);
    }

    private static String path(String href) {
        return href.replaceFirst(".*/api/v1", ""); // whatever context root it has
    }
}
