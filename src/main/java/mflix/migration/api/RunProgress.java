package mflix.migration.api;

import java.util.List;
import java.util.Map;
import mflix.migration.store.Run;
import mflix.migration.store.RunTotals;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * The progress of a run, computed from stored rows at each request. After a takeover the counts may be low by one batch; the
 * numbers of record are those of the verification.
 *
 * @param percent by documents; never over 99 before the verification has ended
 * @param rateNow documents per second of the last twenty batches; 0 while unknown
 * @param left what remains
 * @param etaSeconds shortest and longest, without waits; empty while there is nothing to reckon with
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
        var now = run.rateNow();
        var average = totals.rate(workers);
        return new RunProgress(
                percent(run, done, all),
                done,
                all,
                totals.counts().converted(),
                totals.counts().refused(),
                totals.counts().changedMeanwhile(),
                now,
                average,
                run.state().isUnderWay() && all > 0 && done * 100 >= all ? eta(all - done, now, average) : List.of(),
                Left.of(run, totals, openErrors));
    }

    private static int percent(Run run, long done, long all) {
        if (run.state().isSuccess()) {
            return 100;
        }
        return all == 0 ? 0 : (int) Math.min(99, done * 100 / all);
    }

    private static List<Double> eta(long left, long now, long average) {
        if (now == 0 || average == 0) {
            return List.of();
        }
        return List.of(seconds(left, Math.max(now, average)), seconds(left, Math.min(now, average)));
    }

    private static double seconds(long documents, long rate) {
        return Math.round(documents * 10.0 / rate) / 10.0;
    }

    BsonDocument toDocument() {
        return new BsonDocument("percent", new BsonInt32(percent))
                .append("documents", new BsonInt64(documents))
                .append("of", new BsonInt64(of))
                .append("converted", new BsonInt64(converted))
                .append("refused", new BsonInt64(refused))
                .append("changedMeanwhile", new BsonInt64(changedMeanwhile))
                .append("rateNow", new BsonInt64(rateNow))
                .append("rateAverage", new BsonInt64(rateAverage))
                .append("etaSeconds", eta())
                .append("left", new BsonInt64(left.toLookAt()))
                .append("openErrors", new BsonInt64(left.openErrors()))
                .append("types", types());
    }

    private BsonValue types() {
        var types = new BsonDocument();
        left.types().forEach((type, count) -> types.append(type, new BsonInt64(count)));
        return types.isEmpty() ? BsonNull.VALUE : types;
    }

    private BsonValue eta() {
        return etaSeconds.isEmpty()
                ? BsonNull.VALUE
                : new BsonArray(etaSeconds.stream().map(BsonDouble::new).toList());
    }
}
