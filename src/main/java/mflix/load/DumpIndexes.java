package mflix.load;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import mflix.mongo.CollectionName;
import mflix.mongo.IndexBuilder;
import mflix.mongo.MongoFailures;
import mflix.problem.SafeText;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * The indexes that mongodump noted. They are made before the documents, so that a unique one refuses single documents; an
 * index that exists already with the same keys is left alone.
 */
final class DumpIndexes {
    private static final BsonBoolean TRUE = BsonBoolean.TRUE;

    private final MongoDatabase database;
    private final IndexBuilder builder;
    private final UnaryOperator<String> places;

    /** {@code places}: under which name a collection is filled. */
    DumpIndexes(MongoDatabase database, IndexBuilder builder, UnaryOperator<String> places) {
        this.database = database;
        this.builder = builder;
        this.places = places;
    }

    /** @return a sentence for everything that was not made */
    List<String> make(List<DumpMetadata> all) {
        var notes = new ArrayList<String>();
        for (var about : all) {
            if (!about.options().isEmpty()) {
                notes.add("The options of the collection " + SafeText.plain(about.collection()) + " ("
                        + SafeText.plain(String.join(", ", about.options().keySet())) + ") were not taken over.");
            }
            var standing = about.indexes().isEmpty() ? Set.of() : standing(about.collection());
            about.indexes().stream()
                    .filter(index -> !standing.contains(index.getDocument("key")))
                    .forEach(index -> make(about.collection(), index)
                            .ifPresent(why -> notes.add("The index " + shown(index) + " on "
                                    + SafeText.plain(about.collection()) + " was not made: " + why)));
        }
        return notes;
    }

    private Optional<String> make(String collection, BsonDocument index) {
        if (allowsOneSession(collection, index)) {
            return Optional.of("a user may have several sessions.");
        }
        if (isBeyondTheEmbeddedDatabase(index) && LoadTarget.of(database) == LoadTarget.EMBEDDED) {
            return Optional.of("the embedded database has no wildcard and no partial indexes.");
        }
        try {
            var command = new BsonDocument("createIndexes", new BsonString(places.apply(collection)))
                    .append("indexes", new BsonArray(List.of(specification(index))));
            builder.build(collection, shown(index), documents -> documents.runCommand(command));
            return Optional.empty();
        } catch (MongoCommandException | DuplicateKeyException e) {
            if (MongoFailures.isAway(e)) {
                throw e;
            }
            return Optional.of("the database refused it with code " + e.getCode() + ".");
        }
    }

    /** An index that would let a user be logged in once only; it is never made. */
    static boolean allowsOneSession(String collection, BsonDocument index) {
        return collection.equals(CollectionName.SESSIONS.inDatabase())
                && index.getDocument("key").keySet().equals(Set.of("user_id"))
                && TRUE.equals(index.get("unique"));
    }

    // The embedded database would apply a partial unique index to every document, and a wildcard index, which it
    // refuses, would make every later drop of the collection fail.
    private static boolean isBeyondTheEmbeddedDatabase(BsonDocument index) {
        return (index.containsKey("partialFilterExpression") && DumpMetadata.isTrue(index, "unique"))
                || index.getDocument("key").keySet().stream().anyMatch(name -> name.contains("$"));
    }

    // Old dumps name the database in it, and a format of index that new servers refuse.
    private static BsonDocument specification(BsonDocument index) {
        var specification = new BsonDocument();
        specification.putAll(index);
        specification.remove("ns");
        specification.remove("background");
        if (!new BsonInt32(2).equals(specification.get("v"))) {
            specification.remove("v");
        }
        return specification;
    }

    private static String shown(BsonDocument index) {
        return index.containsKey("name") && index.get("name").isString()
                ? SafeText.plain(index.getString("name").getValue())
                : SafeText.plain(index.getDocument("key").toJson());
    }

    private Set<BsonDocument> standing(String collection) {
        var keys = new HashSet<BsonDocument>();
        database.getCollection(places.apply(collection))
                .listIndexes(BsonDocument.class)
                .forEach(index -> keys.add(index.getDocument("key")));
        return keys;
    }
}
