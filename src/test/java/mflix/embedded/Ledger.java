package mflix.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Writes at random to one collection, one command after the other, and records what it must hold: what was acknowledged, and
 * perhaps the one command that was not.
 */
final class Ledger {
    private static final String EMAIL = "email";

    private final String name;
    private final Random random;
    private final boolean isLarge;
    private Map<Integer, Document> documents = new TreeMap<>();
    private boolean isIndexed;
    private Consumer<Ledger> unacknowledged;
    private int nextId;
    private int acknowledged;

    /** @param isLarge nothing empties it, and its first documents are made by {@link #fill} */
    Ledger(String name, long seed, boolean isLarge) {
        this.name = name;
        this.random = new Random(seed);
        this.isLarge = isLarge;
    }

    int acknowledged() {
        return acknowledged;
    }

    /** Over 40 MB of it. */
    void fill(MongoDatabase database) {
        for (int batch = 0; batch < 27; batch++) {
            insert(database, 100, 16_000);
        }
    }

    /** Changes each document, so that all that was there before is dead. */
    void changeAll(MongoDatabase database) {
        update(database, new BsonDocument());
    }

    /** Writes as long as that says, or until the process is killed. */
    void write(MongoDatabase database, BooleanSupplier goesOn) {
        try {
            while (goesOn.getAsBoolean()) {
                one(database);
            }
        } catch (MongoException e) {
            assertThat(unacknowledged).as("the cause: %s", e).isNotNull();
        }
    }

    private void one(MongoDatabase database) {
        var dice = random.nextInt(100);
        if (!isIndexed) {
            index(database);
        } else if (dice < 35 || documents.isEmpty()) {
            insert(database, 1, 2000);
        } else if (dice < 45) {
            insert(database, 1 + random.nextInt(20), 300);
        } else if (dice < 70) {
            update(database, where("_id", someId()));
        } else if (dice < 75 && !isLarge) {
            update(database, where("group", random.nextInt(10)));
        } else if (dice < 82) {
            replace(database);
        } else if (dice < 90) {
            delete(database, where("_id", someId()));
        } else if (dice < 93 && !isLarge) {
            delete(database, where("group", random.nextInt(10)));
        } else if (dice < 98) {
            run(() -> refusesADouble(database), ledger -> {});
        } else if (dice < 99 && !isLarge) {
            drop(database);
        }
    }

    private void index(MongoDatabase database) {
        run(
                () -> collection(database).createIndex(new Document(EMAIL, 1), new IndexOptions().unique(true)),
                ledger -> ledger.isIndexed = true);
    }

    private void insert(MongoDatabase database, int count, int longest) {
        List<Document> more = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            more.add(document(nextId++, longest));
        }
        run(
                () -> collection(database).insertMany(more),
                ledger -> more.forEach(document -> ledger.documents.put(document.getInteger("_id"), document)));
    }

    private void update(MongoDatabase database, BsonDocument filter) {
        var text = text(100);
        run(
                () -> collection(database)
                        .updateMany(filter, Updates.combine(Updates.inc("n", 1), Updates.set("last", text))),
                ledger -> ledger.documents.replaceAll((id, document) -> isMet(filter, document)
                        ? new Document(document)
                                .append("n", document.getInteger("n") + 1)
                                .append("last", text)
                        : document));
    }

    private void replace(MongoDatabase database) {
        var id = someId();
        var replacement = document(id, 2000);
        run(
                () -> collection(database).replaceOne(where("_id", id), replacement),
                ledger -> ledger.documents.put(id, replacement));
    }

    private void delete(MongoDatabase database, BsonDocument filter) {
        run(
                () -> collection(database).deleteMany(filter),
                ledger -> ledger.documents.values().removeIf(document -> isMet(filter, document)));
    }

    private void drop(MongoDatabase database) {
        run(() -> collection(database).drop(), ledger -> {
            ledger.documents.clear();
            ledger.isIndexed = false;
        });
    }

    private void run(Runnable command, Consumer<Ledger> effect) {
        unacknowledged = effect;
        command.run();
        effect.accept(this);
        unacknowledged = null;
        acknowledged++;
    }

    /** Compares each document; goes on with the command that was not acknowledged where that was done. */
    void compare(MongoDatabase database) {
        Map<Integer, Document> found = new TreeMap<>();
        collection(database).find().forEach(document -> found.put(document.getInteger("_id"), document));
        if (unacknowledged != null && !(found.equals(documents) && isIndexed == hasIndex(database))) {
            var before = documents;
            documents = new TreeMap<>(documents);
            unacknowledged.accept(this);
            if (!found.equals(documents)) {
                documents = before;
            }
        }
        unacknowledged = null;
        assertThat(found.keySet()).as("ids in %s", name).isEqualTo(documents.keySet());
        documents.forEach((id, document) ->
                assertThat(found.get(id)).as("%s %s", name, id).isEqualTo(document));
        assertThat(collection(database).countDocuments()).as(name).isEqualTo(documents.size());
        assertThat(hasIndex(database)).as("index of %s", name).isEqualTo(isIndexed);
        if (isIndexed && !documents.isEmpty()) {
            refusesADouble(database);
        }
    }

    private boolean hasIndex(MongoDatabase database) {
        for (var index : collection(database).listIndexes()) {
            if (index.getString("name").equals("email_1")) {
                return true;
            }
        }
        return false;
    }

    private void refusesADouble(MongoDatabase database) {
        var email = documents.get(someId()).getString(EMAIL);
        try {
            collection(database).insertOne(new Document("_id", -1).append(EMAIL, email));
        } catch (MongoWriteException e) {
            assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
            return;
        }
        throw new AssertionError("two documents of " + name + " have the e-mail " + email);
    }

    private MongoCollection<Document> collection(MongoDatabase database) {
        return database.getCollection(name);
    }

    private int someId() {
        var ids = List.copyOf(documents.keySet());
        return ids.get(random.nextInt(ids.size()));
    }

    private static BsonDocument where(String field, int value) {
        return new BsonDocument(field, new BsonInt32(value));
    }

    private static boolean isMet(BsonDocument filter, Document document) {
        return filter.entrySet().stream()
                .allMatch(condition -> document.getInteger(condition.getKey())
                        == condition.getValue().asInt32().getValue());
    }

    private Document document(int id, int longest) {
        return new Document("_id", id)
                .append(EMAIL, name + id + "-" + random.nextInt() + "@example.com")
                .append("group", random.nextInt(10))
                .append("n", 0)
                .append("text", text(longest))
                .append("film", objectId())
                .append("tags", List.of(text(5), text(9)))
                .append("nested", new Document("rating", random.nextDouble()).append("votes", random.nextLong()));
    }

    private ObjectId objectId() {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        return new ObjectId(bytes);
    }

    private String text(int longest) {
        return random.ints(longest > 5000 ? longest : 1 + random.nextInt(longest), 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
