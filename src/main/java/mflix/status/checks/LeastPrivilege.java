package mflix.status.checks;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Judges the server's answer about the application's user: it must be able to read and write its own database, and nothing
 * else. Sends no request.
 */
final class LeastPrivilege {
    // what MongoDB's built-in role readWrite may do in its database
    private static final Set<String> READ_WRITE = Set.of(
            "changeStream",
            "collStats",
            "convertToCapped",
            "createCollection",
            "createIndex",
            "createSearchIndexes",
            "dbHash",
            "dbStats",
            "dropCollection",
            "dropIndex",
            "dropSearchIndex",
            "find",
            "insert",
            "killCursors",
            "listCollections",
            "listIndexes",
            "listSearchIndexes",
            "planCacheRead",
            "remove",
            "renameCollectionSameDB",
            "update",
            "updateSearchIndex");

    private final Document authInfo;
    private final String database;

    /** @param authInfo of {@code connectionStatus} with privileges */
    LeastPrivilege(Document authInfo, String database) {
        this.authInfo = authInfo;
        this.database = database;
    }

    // region verdict
    /** @param mayListUsers the server allowed it to list users, which this user must not be able to do */
    CheckFinding verdict(CheckRun run, boolean mayListUsers) {
        run.saw("roles", roles().stream().map(LeastPrivilege::named).toList());
        run.saw("database", database);
        run.saw("may_list_users", mayListUsers);
        run.require(
                !list("authenticatedUsers").isEmpty(),
                "The server let the application in without credentials: switch"
                        + " access control on, and create a user with ./mflix provision.");
        run.require(!roles().isEmpty(), "The database user has no role: give it readWrite on " + database + ".");
        if (!isReadWriteAlone()) {
            requireWithinReadWrite(run);
        }
        run.require(
                !mayListUsers,
                "The database user may list users: it has more rights than readWrite on " + database + ".");
        return run.passed("The database user may read and write " + database + " and nothing else.");
    }

    private boolean isReadWriteAlone() {
        return roles().size() == 1
                && "readWrite".equals(roles().get(0).getString("role"))
                && database.equals(roles().get(0).getString("db"));
    }
    // endregion verdict

    private void requireWithinReadWrite(CheckRun run) {
        var named = roles().stream().map(LeastPrivilege::named).collect(Collectors.joining(", "));
        run.require(
                roles().stream().noneMatch(LeastPrivilege::isBuiltIn),
                "The database user has " + named + ", not only readWrite on " + database + ": run ./mflix provision.");
        for (var privilege : list("authenticatedUserPrivileges")) {
            run.require(
                    database.equals(privilege.get("resource", new Document()).get("db")),
                    "The role " + named + " reaches beyond " + database + ".");
            run.require(
                    READ_WRITE.containsAll(privilege.getList("actions", String.class, List.of())),
                    "The role " + named + " allows more than readWrite.");
        }
        run.require(
                !list("authenticatedUserPrivileges").isEmpty(), "The server did not say what " + named + " may do.");
    }

    // a role of the administrator's own is judged by what it allows
    private static boolean isBuiltIn(Document role) {
        return Set.of("read", "readWrite", "dbAdmin", "dbOwner", "userAdmin", "root", "atlasAdmin", "backup", "restore")
                        .contains(role.getString("role"))
                || role.getString("role").endsWith("AnyDatabase")
                || role.getString("role").startsWith("cluster")
                || role.getString("role").startsWith("__");
    }

    private static String named(Document role) {
        return role.getString("role") + " on " + role.getString("db");
    }

    private List<Document> roles() {
        return list("authenticatedUserRoles");
    }

    private List<Document> list(String name) {
        return authInfo.getList(name, Document.class, List.of());
    }
}
