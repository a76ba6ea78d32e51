package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import mflix.migration.conversion.Conversion;
import mflix.migration.engine.RangeSplitter;
import mflix.migration.store.IdRange;
import mflix.migration.store.KeysetScan;
import mflix.migration.store.Lease;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the engine builds on and the embedded server might do differently. */
@Tag("migration")
class EmbeddedServerFactsTest {
    private TestDatabase database;
    private MongoCollection<BsonDocument> rows;

    @BeforeEach
    void open() {
        database = TestDatabase.inMemory();
        rows = database.documents().getCollection("rows", BsonDocument.class);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void leaseIsComparedWithTheServersClock() {
        var row = new BsonDocument("_id", new BsonString("a"));
        rows.insertOne(row.clone()
                .append("owner", BsonNull.VALUE)
                .append("epoch", new BsonInt64(0))
                .append("leaseMillis", new BsonInt64(60_000)));
        var lease = new Lease(rows, "me");
        var nothing = Updates.set("seen", true);
        assertThat(lease.claim(row, nothing)).hasValueSatisfying(claimed -> assertThat(claimed.getInt64("epoch"))
                .isEqualTo(new BsonInt64(1)));
        assertThat(lease.claim(row, nothing)).isEmpty();
        rows.updateOne(row, Updates.set("leaseMillis", -1000L));
        var held = lease.heldOf(lease.claim(row, nothing).orElseThrow());
        assertThat(held).isEqualTo(new Lease.Held(new BsonString("a"), "me", 2));
        assertThat(lease.renew(held, nothing)).isTrue();
        rows.updateOne(row, Updates.inc("epoch", 1L));
        assertThat(lease.renew(held, nothing)).isFalse();
    }

    @Test
    void textIsAnIdThatAnUpsertFindsAgain() {
        for (var i = 0; i < 2; i++) {
            rows.updateOne(
                    Filters.eq("movies-lastupdated/573a1390f29313caabcd4135"),
                    Updates.combine(Updates.inc("n", 1), Updates.setOnInsert("first", i)),
                    new UpdateOptions().upsert(true));
        }
        assertThat(rows.find().first().getInt32("n").getValue()).isEqualTo(2);
        assertThat(rows.find().first().getInt32("first").getValue()).isZero();
    }

    @Test
    void pushKeepsOnlyTheNewest() {
        rows.insertOne(new BsonDocument("_id", new BsonString("a")));
        for (var i = 0; i < 5; i++) {
            rows.updateOne(
                    Filters.eq("a"),
                    Updates.pushEach("events", List.of(new Document("n", i)), new PushOptions().slice(-3)));
        }
        assertThat(rows.find().first().getArray("events"))
                .extracting(event -> event.asDocument().getInt32("n").getValue())
                .containsExactly(2, 3, 4);
    }

    @Test
    void uniqueKeyMovesAndIsFreeAgain() {
        rows.createIndex(Indexes.ascending("activeKey"), new IndexOptions().unique(true));
        var first = new Document("activeKey", "m");
        var documents = rows.withDocumentClass(Document.class);
        documents.insertOne(first);
        assertThatThrownBy(() -> documents.insertOne(new Document("activeKey", "m")))
                .isInstanceOf(MongoWriteException.class);
        documents.updateOne(Filters.eq(first.get("_id")), Updates.set("activeKey", "ended"));
        documents.insertOne(new Document("activeKey", "m"));
        assertThatThrownBy(() -> documents.updateOne(Filters.eq(first.get("_id")), Updates.set("activeKey", "m")))
                .isInstanceOf(MongoWriteException.class)
                .extracting(failure -> ((MongoWriteException) failure).getCode())
                .isEqualTo(11000);
    }

    @Test
    void everyFamilyOfIdsIsCutAndWalked() {
        List<Object> ids = List.of(
                1,
                2L,
                2.5,
                3,
                "x",
                "y",
                new Document("a", 1),
                new Document("a", 2),
                new ObjectId(),
                new ObjectId(),
                true);
        ids.forEach(id -> database.documents().getCollection("rows").insertOne(new Document("_id", id)));
        var cuts = RangeSplitter.cut(new RangeSplitter.Source(rows, new BsonDocument()), 2, () -> {});
        assertThat(cuts).extracting(IdRange.Cut::documents).containsExactlyInAnyOrder(2L, 2L, 2L, 2L, 2L, 1L);
        for (var cut : cuts) {
            var bounds = new Document("$lte", cut.upTo());
            if (cut.after() != Conversion.ABSENT) {
                bounds.append("$gt", cut.after());
            }
            assertThat(rows.countDocuments(Filters.eq("_id", bounds))).isEqualTo(cut.documents());
        }
        var walked = new ArrayList<BsonDocument>();
        assertThat(new KeysetScan<>(rows, new BsonDocument(), new BsonDocument()).read(3, walked::addAll))
                .isTrue();
        assertThat(walked).hasSize(ids.size()).doesNotHaveDuplicates();
    }

    @Test
    void countsByTypeTellArraysFromTexts() {
        var documents = rows.withDocumentClass(Document.class);
        documents.insertMany(List.of(
                new Document("v", "x"), new Document("v", List.of("x")), new Document("v", null), new Document()));
        var texts = Filters.and(Filters.type("v", "string"), Filters.not(Filters.type("v", "array")));
        assertThat(rows.countDocuments(texts)).isEqualTo(1);
        assertThat(rows.countDocuments(Filters.type("v", "null"))).isEqualTo(1);
        assertThat(rows.countDocuments(Filters.exists("v", false))).isEqualTo(1);
    }
}
