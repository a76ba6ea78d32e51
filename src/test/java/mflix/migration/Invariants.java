package mflix.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mflix.migration.analysis.ValueTypeCounts;
import mflix.migration.conversion.Conversion;
import mflix.migration.conversion.ConversionOutcome;
import mflix.migration.conversion.FieldPath;
import mflix.migration.conversion.LastUpdatedToDate;
import mflix.migration.store.IdRanges;
import mflix.migration.store.MigrationDatabase;
import mflix.migration.store.OriginalValues;
import mflix.migration.store.RefusedValues;
import mflix.migration.store.Run;
import mflix.migration.store.RunState;
import mflix.migration.store.Runs;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** What must hold after every run, whatever happened in it. Made before the run, so that it can record what was there. */
final class Invariants {
    private final MongoDatabase database;
    private final Conversion conversion;
    private final Map<BsonValue, BsonDocument> before;
    private final Set<BsonValue> runsBefore;
    private final Map<BsonValue, Optional<BsonDocument>> writtenByOthers = new HashMap<>();

    Invariants(MongoDatabase database, Conversion conversion) {
        this.database = database;
        this.conversion = conversion;
        this.before = snapshot();
        this.runsBefore = runs().stream().map(run -> run.get("_id")).collect(Collectors.toSet());
    }

    private List<BsonDocument> runs() {
        return database.getCollection(Runs.COLLECTION, BsonDocument.class)
                .find()
                .into(new ArrayList<>());
    }

    static Invariants ofLastUpdated(MongoDatabase database) {
        return new Invariants(database, new LastUpdatedToDate(Clock.systemUTC()));
    }

    private Invariants(MongoDatabase database, Invariants known) {
        this.database = database;
        this.conversion = known.conversion;
        this.before = known.before;
        this.runsBefore = known.runsBefore;
        this.writtenByOthers.putAll(known.writtenByOthers);
    }

    /** The same about the same documents, which are now to be found there. */
    Invariants movedTo(MongoDatabase elsewhere) {
        return new Invariants(elsewhere, this);
    }

    private Map<BsonValue, BsonDocument> snapshot() {
        var documents = new HashMap<BsonValue, BsonDocument>();
        database.getCollection(conversion.collection().inDatabase(), BsonDocument.class)
                .find()
                .forEach(document -> documents.put(document.get("_id"), document));
        return documents;
    }

    /** The application wrote this (empty: deleted it) while the run went on; it must be there afterwards. */
    void expectWritten(BsonValue id, Optional<BsonDocument> document) {
        writtenByOthers.put(id, document);
    }

    /** After a run that succeeded. Ends with a further run, which must change nothing. */
    void check(Run run) {
        assertThat(run.state().isSuccess()).as(run.stored().toJson()).isTrue();
        var after = snapshot();
        nothingConvertibleIsLeft(after);
        originalsAreKeptOnce();
        everyValueIsTheSecondParsersReading(after);
        nothingElseChanged(after);
        writesOfOthersAreThere(after);
        allTypesAddUp(after);
        openErrorsAreTheCandidatesLeft();
        totalsAreThoseOfTheRanges(run);
        try (var node = new Node(database, conversion)) {
            nobodyIsForgotten(node);
            furtherRunChangesNothing(node, after);
        }
    }

    private void totalsAreThoseOfTheRanges(Run run) {
        var ranges = new IdRanges(new MigrationDatabase(database), "reader");
        assertThat(run.totals()).contains(ranges.totals(run.id()));
    }

    private void nobodyIsForgotten(Node node) {
        node.migrations().reconcile();
        assertThat(node.migrations().active(conversion.name()).stream())
                .allMatch(run -> run.state() == RunState.PAUSED || run.isLive());
    }

    private void furtherRunChangesNothing(Node node, Map<BsonValue, BsonDocument> after) {
        var further = node.lead(node.start(conversion.name()));
        assertThat(further.state().isSuccess()).as(further.stored().toJson()).isTrue();
        assertThat(Survival.exactTotals(node, further).counts().converted()).isZero();
        assertThat(snapshot()).isEqualTo(after);
    }

    private void allTypesAddUp(Map<BsonValue, BsonDocument> after) {
        var documents = new MigrationDatabase(database).documents(conversion.collection());
        var counts = ValueTypeCounts.byServer(documents, conversion, () -> {});
        assertThat(counts).isEqualTo(ValueTypeCounts.byWalking(documents, conversion, () -> {}));
        assertThat(counts.all()).isEqualTo(after.size());
    }

    private void nothingConvertibleIsLeft(Map<BsonValue, BsonDocument> after) {
        var candidates = candidates();
        for (var id : candidates) {
            var raw = FieldPath.read(after.get(id), conversion.field());
            assertThat(conversion.convert(raw)).as(raw.toString()).isInstanceOf(ConversionOutcome.Refused.class);
        }
    }

    private List<BsonValue> candidates() {
        return database.getCollection(conversion.collection().inDatabase(), BsonDocument.class)
                .find(conversion.candidates())
                .map(document -> document.get("_id"))
                .into(new ArrayList<>());
    }

    private void everyValueIsTheSecondParsersReading(Map<BsonValue, BsonDocument> after) {
        before.forEach((id, document) -> {
            var original = FieldPath.read(document, conversion.field());
            if (!writtenByOthers.containsKey(id)) {
                var expected = conversion.convert(original) instanceof ConversionOutcome.Refused
                        ? original
                        : conversion.secondOpinion(original).orElseThrow();
                assertThat(FieldPath.read(after.get(id), conversion.field())).isEqualTo(expected);
            }
        });
    }

    private void nothingElseChanged(Map<BsonValue, BsonDocument> after) {
        before.forEach((id, document) -> {
            if (!writtenByOthers.containsKey(id)) {
                assertThat(without(after.get(id))).isEqualTo(without(document)); // as text, so in the same order too
            }
        });
        var deleted =
                writtenByOthers.values().stream().filter(Optional::isEmpty).count();
        assertThat(after.size()).isEqualTo((int) (before.size() - deleted));
    }

    private String without(BsonDocument document) {
        var rest = document.clone();
        var path = conversion.field().split("\\.", -1);
        var holder = path.length == 1
                ? rest
                : rest.getDocument(path[0], new BsonDocument()).clone();
        holder.remove(path[path.length - 1]);
        if (path.length > 1 && rest.containsKey(path[0])) {
            rest.put(path[0], holder);
        }
        return rest.toJson();
    }

    private void writesOfOthersAreThere(Map<BsonValue, BsonDocument> after) {
        writtenByOthers.forEach((id, document) -> assertThat(Optional.ofNullable(after.get(id)))
                .as("what the application wrote to " + id)
                .isEqualTo(document));
    }

    // Once in each run that came to it; a run that was cancelled before it wrote may have kept it too.
    private void originalsAreKeptOnce() {
        var kept = new HashMap<BsonValue, Set<BsonValue>>();
        var seen = new HashSet<List<BsonValue>>();
        new OriginalValues(new MigrationDatabase(database))
                .rows()
                .find(Filters.nin("run", runsBefore))
                .forEach(row -> {
                    var original = row.get("original");
                    assertThat(seen.add(List.of(row.get("run"), row.get("document"), original)))
                            .isTrue();
                    kept.computeIfAbsent(row.get("document"), id -> new HashSet<>())
                            .add(original);
                });
        before.forEach((id, document) -> {
            var original = FieldPath.read(document, conversion.field());
            if (isConvertible(original) && !writtenByOthers.containsKey(id)) {
                assertThat(kept.get(id)).containsExactly(original);
            }
        });
    }

    private boolean isConvertible(BsonValue value) {
        return !(conversion.convert(value) instanceof ConversionOutcome.Refused);
    }

    private void openErrorsAreTheCandidatesLeft() {
        var refusals = new RefusedValues(new MigrationDatabase(database), conversion.name(), Clock.systemUTC());
        var open = refusals.rows()
                .find(refusals.open())
                .map(row -> row.get("document"))
                .into(new ArrayList<>());
        assertThat(open).containsExactlyInAnyOrderElementsOf(candidates());
    }
}
