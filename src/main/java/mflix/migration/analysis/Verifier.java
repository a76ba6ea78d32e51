package mflix.migration.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.migration.conversion.RefusalReason;
import mflix.migration.store.FieldUpdate;
import mflix.migration.store.KeysetScan;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.RefusedValues;
import mflix.migration.store.Run;
import mflix.migration.store.RunKind;
import mflix.migration.store.RunOptions;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** Looks at everything once more, with the second parser, reading what the majority has. Writes to refusals only: stamps resolved ones, and lists what was edited behind an undo. */
public final class Verifier {
    static final int LAST_PASS = 3;

    private final MigrationStores stores;
    private final Runnable pulse;

    /** @param pulse called for each page; throws when it must stop */
    public Verifier(MigrationStores stores, Runnable pulse) {
        this.stores = stores;
        this.pulse = pulse;
    }

    public VerificationReport verify(Run run) {
        if (run.kind() == RunKind.UNDO) {
            return afterUndo(run);
        }
        settle();
        var left = RemainingValuesCheck.of(stores, pulse);
        var checks = new ArrayList<VerificationCheck>();
        if (run.kind() != RunKind.RETRY) { // a retry looks at refused values only
            checks.add(left.nothingLeft());
        }
        checks.add(left.refusedRightly());
        if (hasNextPass(run, left.unseen())) {
            return new VerificationReport(
                    checks, left.unseen(), stores.refusals().countOpen(), BsonNull.VALUE);
        }
        var originals = OriginalsChecks.of(stores, run.keeper(), pulse);
        checks.add(originals.convertedRightly());
        checks.add(originals.accounted());
        byPipeline(run)
                .ifPresent(migrated -> checks.add(originals.complete(
                        stores.ranges().totals(migrated.id()).counts().converted())));
        var counts = TypeCountCheck.of(stores, pulse);
        checks.add(counts.check());
        return new VerificationReport(
                checks,
                left.unseen(),
                stores.refusals().countOpen(),
                counts.walked().toDocument());
    }

    // Only there can a value have been converted without its original.
    private Optional<Run> byPipeline(Run run) {
        return Optional.of(run)
                .filter(one -> one.kind() == RunKind.MIGRATE)
                .or(() -> run.kind() == RunKind.VERIFY ? stores.runs().find(run.subject()) : Optional.empty())
                .filter(one -> one.options().strategy() == RunOptions.Strategy.RANGE_PIPELINE);
    }

    private VerificationReport afterUndo(Run undo) {
        var undone = new UndoneOriginals(stores, undo, pulse);
        undone.read(left -> listEdited(undo, left));
        var restored = UndoCheck.of(undone);
        return new VerificationReport(
                List.of(restored),
                0,
                stores.refusals().countOpen(undo.id(), RefusalReason.CHANGED_SINCE),
                BsonNull.VALUE);
    }

    // what the application has written behind the undo is listed as what it wrote before it is
    private void listEdited(Run undo, List<FieldUpdate.Missed> left) {
        var edited = left.stream()
                .filter(one -> !one.current().equals(one.change().to()))
                .map(FieldUpdate.Missed::changedSince)
                .toList();
        stores.refusals().record(undo.id(), edited);
    }

    /** The application has written old values meanwhile, and going through them once more is allowed. */
    public static boolean hasNextPass(Run run, long unseen) {
        return run.kind() == RunKind.MIGRATE && unseen > 0 && run.pass() < LAST_PASS;
    }

    private void settle() {
        var refusals = stores.refusals();
        new KeysetScan<>(refusals.rows(), refusals.open(), new BsonDocument())
                .read(KeysetScan.LARGE_PAGE, this::settle);
    }

    private boolean settle(List<BsonDocument> page) {
        pulse.run();
        var now =
                stores.values().of(page.stream().map(row -> row.get("document")).toList());
        for (var row : page) {
            resolution(row, now).ifPresent(resolution -> stores.refusals().resolve(row.get("_id"), resolution));
        }
        return true;
    }

    private Optional<RefusedValues.Resolution> resolution(BsonDocument row, Map<BsonValue, BsonValue> now) {
        var current = Optional.ofNullable(now.get(row.get("document")));
        var raw = RefusedValues.raw(row);
        if (current.isEmpty()) {
            return Optional.of(RefusedValues.Resolution.DELETED);
        }
        if (current.get().equals(raw) && RefusedValues.reason(row) != RefusalReason.CHANGED_SINCE) {
            return Optional.empty();
        }
        return Optional.of(
                stores.conversion().secondOpinion(raw).equals(current)
                        ? RefusedValues.Resolution.CONVERTED
                        : RefusedValues.Resolution.CHANGED_BY_APPLICATION);
    }
}
