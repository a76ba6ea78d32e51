package mflix.migration.api;

import static mflix.mongo.BsonDocumentBuilder.document;

import java.util.List;
import java.util.Map;
import mflix.migration.store.Run;
import mflix.migration.store.RunState;
import mflix.migration.store.RunTotals;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * The progress of a run, computed from stored rows at each request. After a takeover the counts may be low by one batch; the
 * numbers of record are those of the verification.
 *
 * @param percent by documents; never over 99 before the verification has ended
 * @param rateNow documents per second of the last twenty batches; 0 while unknown, and while the run does not work
 * @param rateAverage documents per second while it worked
 * @param rateWithWaits documents per second of the whole time, with planning, waits and verification
 * @param left what remains
 * @param etaSeconds shortest and longest, with the pauses and the window of its pace; empty while it is too early to say
 */
public record RunProgress(
        int percent,
        long documents,
        long of,
        long converted,
        long refused,
        long changedMeanwhile,
        long rateNow,
        long rateAverage,
        double rateWithWaits,
        List<Double> etaSeconds,
        Left left) {

    /**
     * What remains.
     *
     * @param toLookAt candidates that the run has not come to yet
     * @param openErrors refused values of the migration that are not resolved
     * @param types documents by the type of the field's value, as the run's verification counted them; empty before
     */
    public record Left(long toLookAt, long openErrors, Map<String, Long> types) {
        static Left of(Run run, RunTotals totals, long openErrors) {
            var toLookAt = run.state().isSuccess()
                    ? 0
                    : Math.max(0, run.planned() - totals.counts().read());
            return new Left(toLookAt, openErrors, run.types());
        }
    }

    public static RunProgress of(Run run, RunTotals totals, long openErrors) {
        var all = run.planned();
        var done = Math.min(totals.documents(), all);
        var workers = run.options().workers();
        var isWorking = run.state() == RunState.RUNNING && run.isAtWork();
        return new RunProgress(
                percent(run, done, all),
                done,
                all,
                totals.counts().converted(),
                totals.counts().refused(),
                totals.counts().changedMeanwhile(),
                isWorking ? run.rateNow() : 0,
                totals.rate(workers),
                withWaits(run, totals),
                TimeLeft.of(run, totals),
                Left.of(run, totals, openErrors));
    }

    private static double withWaits(Run run, RunTotals totals) {
        var took = run.tookMillis();
        return took == 0 ? 0 : Math.round(totals.counts().read() * 10_000.0 / took) / 10.0;
    }

    private static int percent(Run run, long done, long all) {
        if (run.state().isSuccess()) {
            return 100;
        }
        return all == 0 ? 0 : (int) Math.min(99, done * 100 / all);
    }

    BsonDocument toDocument() {
        return document()
                .append("percent", percent)
                .append("documents", documents)
                .append("of", of)
                .append("converted", converted)
                .append("refused", refused)
                .append("changedMeanwhile", changedMeanwhile)
                .append("rateNow", rateNow)
                .append("rateAverage", rateAverage)
                .append("rateWithWaits", rateWithWaits)
                .append("etaSeconds", eta())
                .append("left", left.toLookAt())
                .append("openErrors", left.openErrors())
                .append("types", types())
                .build();
    }

    private BsonValue types() {
        var types = document();
        left.types().forEach(types::append);
        return left.types().isEmpty() ? BsonNull.VALUE : types.build();
    }

    private BsonValue eta() {
        return etaSeconds.isEmpty()
                ? BsonNull.VALUE
                : new BsonArray(etaSeconds.stream().map(BsonDouble::new).toList());
    }
}
