package mflix.mongo;

import java.util.List;
import org.bson.Document;

/**
 * The application's user at the server, kept in {@code admin}, with the one role it needs. Every call is one command to the
 * server, sent as an administrator; a {@code MongoException} passes through when that one may not do it.
 */
public final class ApplicationUser {
    private final MongoConnection administrator;
    private final String name;
    private final String database;

    /** @param database the one it may read and write */
    public ApplicationUser(MongoConnection administrator, String name, String database) {
        this.administrator = administrator;
        this.name = name;
        this.database = database;
    }

    public boolean exists() {
        var found = run(new Document("usersInfo", new Document("user", name).append("db", "admin")));
        return !found.getList("users", Document.class, List.of()).isEmpty();
    }

    // region one-role
    public void create(String password) {
        run(new Document("createUser", name).append("pwd", password).append("roles", theOneRole()));
    }

    /** Removes every other role. */
    public void reduceToItsRole() {
        run(new Document("updateUser", name).append("roles", theOneRole()));
    }

    public void setPassword(String password) {
        run(new Document("updateUser", name).append("pwd", password));
    }

    private List<Document> theOneRole() {
        return List.of(new Document("role", "readWrite").append("db", database));
    }
    // endregion one-role

    private Document run(Document command) {
        return administrator.client().getDatabase("admin").runCommand(command);
    }
}
