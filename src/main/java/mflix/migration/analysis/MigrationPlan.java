package mflix.migration.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import mflix.migration.conversion.Conversion;
import mflix.migration.conversion.ConversionOutcome;
import mflix.migration.conversion.RefusalReason;
import mflix.migration.store.RowKeys;
import mflix.problem.SafeText;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;

/**
 * What a run would do, by numbers. Nothing was written for it.
 *
 * @param documents read; when not complete the numbers are those of the part that was read
 * @param expected documents in the collection
 * @param rates lowest and highest documents per second that the estimate reckons with
 */
public record MigrationPlan(
        Conversion conversion,
        boolean complete,
        long documents,
        long expected,
        long willConvert,
        long willNotConvert,
        long alreadyDone,
        ValueTypeCounts types,
        ValueFormats formats,
        Map<RefusalReason, Long> reasons,
        List<Long> rates,
        int ranges,
        List<StrategyOffer> strategies) {

    public BsonDocument toDocument() {
        return new BsonDocument("migration", text(conversion.name()))
                .append("collection", text(conversion.collection().inDatabase()))
                .append("field", text(conversion.field()))
                .append("complete", BsonBoolean.valueOf(complete))
                .append("wrote", new BsonInt32(0))
                .append("documents", new BsonInt64(documents))
                .append("documentsExpected", new BsonInt64(expected))
                .append("types", types.toDocument())
                .append("willConvert", new BsonInt64(willConvert))
                .append("willNotConvert", new BsonInt64(willNotConvert))
                .append("alreadyDone", new BsonInt64(alreadyDone))
                .append("reasons", reasonCounts())
                .append("ranges", new BsonInt32(ranges))
                .append("formats", formats.toDocument())
                .append(
                        "samples",
                        new BsonArray(formats.samples().stream()
                                .map(MigrationPlan::sample)
                                .toList()))
                .append("estimate", estimate())
                .append(
                        "strategies",
                        new BsonArray(strategies.stream()
                                .map(StrategyOffer::toDocument)
                                .toList()))
                .append("assumption", text(conversion.assumption()));
    }

    private BsonDocument reasonCounts() {
        var counts = new BsonDocument();
        reasons.forEach((reason, count) -> counts.append(reason.name(), new BsonInt64(count)));
        return counts;
    }

    /** {@code "2015-08-13 00:27:59" becomes 2015-08-13T00:27:59Z}; at most ten. */
    public List<String> shownSamples() {
        return formats.samples().stream().map(MigrationPlan::line).toList();
    }

    private static String line(ValueFormats.Sample sample) {
        var before = SafeText.quoted(ValueText.plain(sample.raw()));
        if (sample.outcome() instanceof ConversionOutcome.Refused refused) {
            return before + " stays: " + refused.reason();
        }
        return sample.outcome() instanceof ConversionOutcome.Converted converted
                ? before + " becomes " + ValueText.plain(converted.value())
                : before + " is removed";
    }

    private static BsonDocument sample(ValueFormats.Sample sample) {
        var shown = new BsonDocument("id", text(RowKeys.ofId(sample.document())))
                .append("before", ValueText.shown(sample.raw()));
        if (sample.outcome() instanceof ConversionOutcome.Refused refused) {
            return shown.append("after", BsonNull.VALUE)
                    .append("reason", text(refused.reason().name()));
        }
        return shown.append(
                "after",
                sample.outcome() instanceof ConversionOutcome.Converted converted
                        ? converted.value()
                        : text("(removed)"));
    }

    /** Seconds that a run would take, at least and at most; reckoned for the whole collection. */
    public List<Double> seconds() {
        var share = documents == 0 ? 0 : (double) willConvert / documents;
        var all = share * Math.max(documents, expected);
        return List.of(tenths(all / rates.get(1)), tenths(all / rates.get(0)));
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private BsonDocument estimate() {
        var basis = rates.get(0).equals(rates.get(1))
                ? String.format(Locale.ROOT, "the last run went at %,d documents/s", rates.get(0))
                : String.format(Locale.ROOT, "assumed %,d to %,d documents/s", rates.get(0), rates.get(1));
        return new BsonDocument(
                        "seconds",
                        new BsonArray(seconds().stream().map(BsonDouble::new).toList()))
                .append("basis", text(basis));
    }

    private static BsonString text(String value) {
        return new BsonString(value);
    }
}
