package mflix.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** Looks at everything once more, with the second parser, reading what the majority has. Writes to refusals only: stamps resolved ones, and lists what was edited behind an undo. */
final class Verifier {
    static final int LAST_PASS = 3;

    private final Stores stores;
    private final Runnable pulse;

    /** @param pulse called for each page; throws when it must stop */
    Verifier(Stores stores, Runnable pulse) {
        this.stores = stores;
        this.pulse = pulse;
    }

    Verdict verify(Run run) {
        if (run.kind() == RunKind.UNDO) {
            return afterUndo(run);
        }
        settle();
        var left = LeftoverChecks.of(stores, pulse);
        var checks = new ArrayList<Check>();
        if (run.kind() != RunKind.RETRY) { // a retry looks at refused values only
            checks.add(left.nothingLeft());
        }
        checks.add(left.refusedRightly());
        if (hasNextPass(run, left.unseen())) {
            return new Verdict(checks, left.unseen(), stores.refusals().countOpen(), BsonNull.VALUE);
        }
        var originals = OriginalsChecks.of(stores, run.keeper(), pulse);
        checks.add(originals.convertedRightly());
        checks.add(originals.accounted());
        var counts = Recount.of(stores, pulse);
        checks.add(counts.check());
        return new Verdict(
                checks,
                left.unseen(),
                stores.refusals().countOpen(),
                counts.walked().toDocument());
    }

    private Verdict afterUndo(Run undo) {
        var undone = new UndoneOriginals(stores, undo, pulse);
        undone.read(left -> listEdited(undo, left));
        var restored = RestoredCheck.of(undone);
        return new Verdict(
                List.of(restored), 0, stores.refusals().countOpen(undo.id(), Reason.CHANGED_SINCE), BsonNull.VALUE);
    }

    // what the application has written behind the undo is listed as what it wrote before it is
    private void listEdited(Run undo, List<Change.Missed> left) {
        var edited = left.stream()
                .filter(one -> !one.current().equals(one.change().to()))
                .map(Change.Missed::changedSince)
                .toList();
        stores.refusals().record(undo.id(), edited);
    }

    /** The application has written old values meanwhile, and going through them once more is allowed. */
    static boolean hasNextPass(Run run, long unseen) {
        return run.kind() == RunKind.MIGRATE && unseen > 0 && run.pass() < LAST_PASS;
    }

    private void settle() {
        var refusals = stores.refusals();
        new IdWalk<>(refusals.rows(), refusals.open(), new BsonDocument()).read(IdWalk.LARGE_PAGE, this::settle);
    }

    private boolean settle(List<BsonDocument> page) {
        pulse.run();
        var now =
                stores.values().of(page.stream().map(row -> row.get("document")).toList());
        for (var row : page) {
            resolution(row, Optional.ofNullable(now.get(row.get("document"))))
                    .ifPresent(resolution -> stores.refusals().resolve(row.get("_id"), resolution));
        }
        return true;
    }

    private Optional<Refusals.Resolution> resolution(BsonDocument row, Optional<BsonValue> current) {
        var raw = Refusals.raw(row);
        if (current.isEmpty()) {
            return Optional.of(Refusals.Resolution.DELETED);
        }
        if (current.get().equals(raw) && Refusals.reason(row) != Reason.CHANGED_SINCE) {
            return Optional.empty();
        }
        return Optional.of(
                stores.conversion().secondOpinion(raw).equals(current)
                        ? Refusals.Resolution.CONVERTED
                        : Refusals.Resolution.CHANGED_BY_APPLICATION);
    }
}
