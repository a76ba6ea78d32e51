package mflix.embedded;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.NamespaceExistsException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The command {@code renameCollection}, refused before anything changes where MongoDB refuses it, and also from one database
 * into another.
 */
record RenameCollectionCommand(String database, String from, String to, boolean dropTarget) {

    static RenameCollectionCommand of(String asked, Document command) {
        if (!asked.equals("admin")) {
            throw new MongoServerError(
                    13, "Unauthorized", "renameCollection may only be run against the admin database.");
        }
        var source = namespace(command.values().iterator().next());
        var target = namespace(command.get("to"));
        if (source.equals(target)) {
            throw illegal("Can't rename a collection to itself");
        }
        var database = Utils.getDatabaseNameFromFullName(source);
        if (!database.equals(Utils.getDatabaseNameFromFullName(target))) {
            throw illegal("a collection cannot be renamed into another database");
        }
        return new RenameCollectionCommand(
                database,
                Utils.getCollectionNameFromFullName(source),
                Utils.getCollectionNameFromFullName(target),
                Utils.isTrue(command.get("dropTarget")));
    }

    /** @param databases the database of a name, if there is one */
    Document in(Function<String, Optional<IndexedDatabase>> databases) {
        var found = databases.apply(database);
        var collection = found.map(each -> each.resolveCollection(from, false))
                .orElseThrow(() -> new MongoServerError(
                        26, "NamespaceNotFound", "Source collection " + database + "." + from + " does not exist"));
        if (!dropTarget && found.get().resolveCollection(to, false) != null) {
            throw new NamespaceExistsException("target namespace exists");
        }
        found.get().replace(to, collection);
        return new Document("ok", 1.0);
    }

    private static String namespace(Object given) {
        if (!(given instanceof String text) || !text.matches("[^. $\"/\\\\\\x00]+\\.[^.$\\x00][^$\\x00]*")) {
            throw new MongoServerError(73, "InvalidNamespace", "Invalid namespace specified: " + given);
        }
        if (Utils.getCollectionNameFromFullName(text).startsWith("system.")) {
            throw illegal("system collections cannot be renamed: " + text);
        }
        return text;
    }

    private static MongoServerError illegal(String why) {
        return new MongoServerError(20, "IllegalOperation", why);
    }
}
