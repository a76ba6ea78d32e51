package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mflix.migration.analysis.MigrationPlan;
import mflix.migration.store.RunOptions;
import mflix.migration.store.RunPace;
import mflix.migration.store.RunState;
import mflix.testing.TestDatabase;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A film is migrated whatever its id is; run against the databases that there are. */
@Tag("migration")
@Tag("F-129")
abstract class EveryIdContract {
    private static final BsonString OLD = new BsonString("2015-08-26 00:03:50.133000000");
    private static final RunOptions ONE_BY_ONE = new RunOptions(2, 1, 1, RunPace.FREE);

    private TestDatabase database;
    private Node node;

    abstract TestDatabase open();

    /** The names of those ids that this database cannot hold, or cannot find by their type. */
    abstract Set<String> impossible();

    /** The names of those ids that this database holds, but does not distinguish from, or compare with, others of their type. */
    abstract Set<String> incomparable();

    private Map<String, BsonValue> possible() {
        var ids = ids();
        ids.keySet().removeAll(impossible());
        return ids;
    }

    private Collection<BsonValue> comparable() {
        var ids = possible();
        ids.keySet().removeAll(incomparable());
        return ids.values();
    }

    @BeforeEach
    void begin() {
        database = open();
        node = new Node(database.documents(), ONE_BY_ONE, Clock.systemUTC());
    }

    @AfterEach
    void end() {
        if (node != null) {
            node.close();
            database.close();
        }
    }

    private static Map<String, BsonValue> ids() {
        var ids = new LinkedHashMap<String, BsonValue>();
        ids.put("least key", new BsonMinKey());
        ids.put("greatest key", new BsonMaxKey());
        ids.put("null", BsonNull.VALUE);
        ids.put("no number", new BsonDouble(Double.NaN));
        ids.put("minus infinity", new BsonDouble(Double.NEGATIVE_INFINITY));
        ids.put("infinity", new BsonDouble(Double.POSITIVE_INFINITY));
        ids.put("minus zero", new BsonDouble(-0.0));
        ids.put("int", new BsonInt32(1));
        ids.put("long", new BsonInt64(1L << 40));
        ids.put("negative long", new BsonInt64(Long.MIN_VALUE));
        ids.put("double", new BsonDouble(2.5));
        ids.put("decimal", new BsonDecimal128(Decimal128.parse("3.70")));
        ids.put("empty text", new BsonString(""));
        ids.put("text", new BsonString("a text"));
        ids.put("text with marks", new BsonString("$a.b/\u00e9\ud83c\udfac"));
        ids.put("symbol", new BsonSymbol("a symbol"));
        ids.put("empty document", new BsonDocument());
        ids.put("document", new BsonDocument("nested", new BsonInt32(1)));
        ids.put("document with null", new BsonDocument("nested", BsonNull.VALUE));
        ids.put("document in a document", new BsonDocument("nested", new BsonDocument("deep", new BsonInt32(1))));
        ids.put("object id", new BsonObjectId(new ObjectId()));
        ids.put("object id of zeros", new BsonObjectId(new ObjectId("000000000000000000000000")));
        ids.put("true", BsonBoolean.TRUE);
        ids.put("false", BsonBoolean.FALSE);
        ids.put("date", new BsonDateTime(1));
        ids.put("date before 1970", new BsonDateTime(-1L << 40));
        ids.put("timestamp", new BsonTimestamp(1, 1));
        ids.put("late timestamp", new BsonTimestamp(-1, 1));
        for (var subtype : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 0x80}) {
            ids.put("binary of subtype " + subtype, new BsonBinary((byte) subtype, new byte[16]));
        }
        ids.put("empty binary", new BsonBinary(new byte[0]));
        ids.put("code", new BsonJavaScript("1"));
        ids.put("code with a scope", new BsonJavaScriptWithScope("1", new BsonDocument("a", new BsonInt32(1))));
        ids.put("pointer", new BsonDbPointer("movies", new ObjectId()));
        return ids;
    }

    private MongoCollection<BsonDocument> movies() {
        return database.documents().getCollection("movies", BsonDocument.class);
    }

    private void put(BsonValue id) {
        movies().insertOne(new BsonDocument("_id", id).append("lastupdated", OLD));
    }

    private Map<BsonValue, BsonValue> stored() {
        var values = new HashMap<BsonValue, BsonValue>();
        movies().find().forEach(film -> values.put(film.get("_id"), film.get("lastupdated")));
        return values;
    }

    private MigrationPlan plan() {
        return node.migrations().plan(Migrations.FIRST, Duration.ofMinutes(1));
    }

    private void migratesAndUndoes(String what, int films) {
        var before = stored();
        assertThat(before).as(what).hasSize(films).allSatisfy((id, value) -> assertThat(value)
                .isEqualTo(OLD));
        assertThat(plan().willConvert()).as(what + ": the plan").isEqualTo(films);
        assertThat(plan().documents()).as(what + ": the plan").isEqualTo(films);
        var run = node.migrate();
        assertThat(run.state()).as(what + " " + run.stored().toJson()).isEqualTo(RunState.SUCCEEDED);
        assertThat(stored().keySet()).as(what).isEqualTo(before.keySet());
        assertThat(stored().values()).as(what).allMatch(BsonValue::isDateTime);
        assertThat(node.lead(node.act(run, RunAction.VERIFY)).state()).as(what).isEqualTo(RunState.SUCCEEDED);
        var undo = node.lead(node.act(run, RunAction.UNDO));
        assertThat(undo.state()).as(what + " " + undo.stored().toJson()).isEqualTo(RunState.SUCCEEDED);
        assertThat(stored()).as(what).isEqualTo(before);
    }

    @Test
    void eachKindAlone() {
        possible().forEach((name, id) -> {
            put(id);
            migratesAndUndoes(name, 1);
            movies().deleteMany(new BsonDocument());
        });
    }

    @Test
    void allKindsTogether() {
        comparable().forEach(this::put);
        migratesAndUndoes("all kinds", comparable().size());
    }

    @Test
    void decimalThatIsNoNumberAmongNumbers() {
        var ids = new ArrayList<BsonValue>(List.of(new BsonDecimal128(Decimal128.NaN)));
        for (var number = 0; number < 7; number++) {
            ids.add(new BsonInt32(number - 3));
        }
        ids.forEach(this::put);
        migratesAndUndoes("numbers", ids.size());
    }

    @Test
    void refusedValueIsListedAndRetriedWhateverTheIdIs() {
        var ids = comparable();
        ids.forEach(this::put);
        movies().updateMany(
                        new BsonDocument(),
                        new BsonDocument("$set", new BsonDocument("lastupdated", new BsonString("soon"))));
        var run = node.migrate();
        assertThat(run.state()).as(run.stored().toJson()).isEqualTo(RunState.SUCCEEDED_WITH_ERRORS);
        var rows = database.documents().getCollection("migration_errors", BsonDocument.class);
        assertThat(rows.find().map(row -> row.get("document")).into(new ArrayList<>()))
                .containsExactlyInAnyOrderElementsOf(ids);
        movies().updateMany(new BsonDocument(), new BsonDocument("$set", new BsonDocument("lastupdated", OLD)));
        var retry = node.lead(node.act(run, RunAction.RETRY));
        assertThat(retry.state()).as(retry.stored().toJson()).isEqualTo(RunState.SUCCEEDED);
        assertThat(movies().countDocuments(Filters.type("lastupdated", "date"))).isEqualTo(ids.size());
    }
}
