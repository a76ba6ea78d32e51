package mflix.suggestions;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.RenameCollectionOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import mflix.mongo.CollectionName;
import mflix.mongo.DatabaseIndexes;
import mflix.mongo.settings.MongoSettings;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** The rows of {@code suggestions}: {@code {kind, key, weight, suggestion}}. */
@Singleton
public class SuggestionCollection {
    private static final String UNFINISHED = "suggestions_unfinished";
    // above every letter and digit
    private static final String AFTER = "\uffff";

    private final MongoDatabase database;
    private final MongoCollection<BsonDocument> all;
    private final MongoSettings settings;

    @Inject
    public SuggestionCollection(MongoDatabase database, MongoSettings settings) {
        this.database = database;
        this.all = database.getCollection(CollectionName.SUGGESTIONS.inDatabase(), BsonDocument.class);
        this.settings = settings;
    }

    /** The suggestions of a kind whose key begins so, the weightiest first, each once. */
    List<BsonDocument> beginningWith(String prefix, SuggestionKind kind, int most) {
        var found = rows().find(asked(prefix, kind))
                .projection(exclude("_id"))
                .sort(orderBy(descending("weight"), ascending("key")))
                .limit(most * 4) // one may be there by several keys
                .map(row -> row.getDocument("suggestion"))
                .into(new ArrayList<>());
        return found.stream().distinct().limit(most).toList();
    }

    /** Those whose key has the same first letter and begins almost like that one, the most alike first, then the weightiest. */
    List<BsonDocument> alike(String key, SuggestionKind kind, int most) {
        var bound = SpelledAlike.boundFor(key);
        if (bound == 0) {
            return List.of();
        }
        var found = new ArrayList<SpelledAlike>();
        for (var row : rows().find(asked(key.substring(0, 1), kind)).projection(exclude("_id"))) {
            SpelledAlike.of(row, key, bound).ifPresent(found::add);
        }
        return found.stream()
                .sorted()
                .map(SpelledAlike::suggestion)
                .distinct()
                .limit(most)
                .toList();
    }

    static Bson asked(String prefix, SuggestionKind kind) {
        return and(eq("kind", kind.inDatabase()), gte("key", prefix), lt("key", prefix + AFTER));
    }

    boolean isEmpty() {
        return rows().find().first() == null;
    }

    private MongoCollection<BsonDocument> rows() {
        return settings.reading(all);
    }

    /** Rows beside those that are in use. */
    Unfinished begin() {
        var unfinished = database.getCollection(UNFINISHED, BsonDocument.class);
        unfinished.drop();
        DatabaseIndexes.named(CollectionName.SUGGESTIONS).values().forEach(unfinished::createIndex);
        return new Unfinished(unfinished);
    }

    /** New rows, which no request reads before they are put in the place of the others. */
    static final class Unfinished {
        private final MongoCollection<BsonDocument> rows;

        private Unfinished(MongoCollection<BsonDocument> rows) {
            this.rows = rows;
        }

        void add(List<BsonDocument> more) {
            rows.insertMany(more, new InsertManyOptions().ordered(false));
        }

        void putInPlace() {
            rows.renameCollection(
                    new MongoNamespace(rows.getNamespace().getDatabaseName(), CollectionName.SUGGESTIONS.inDatabase()),
                    new RenameCollectionOptions().dropTarget(true));
        }
    }
}
