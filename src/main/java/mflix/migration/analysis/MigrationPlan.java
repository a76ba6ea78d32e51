package mflix.migration.analysis;

import static mflix.mongo.BsonDocumentBuilder.document;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import mflix.migration.conversion.Conversion;
import mflix.migration.conversion.ConversionOutcome;
import mflix.migration.conversion.RefusalReason;
import mflix.migration.store.RowKeys;
import mflix.problem.SafeText;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
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
        return document()
                .append("migration", conversion.name())
                .append("collection", conversion.collection().inDatabase())
                .append("field", conversion.field())
                .append("complete", complete)
                .append("wrote", 0)
                .append("documents", documents)
                .append("documentsExpected", expected)
                .append("types", types.toDocument())
                .append("willConvert", willConvert)
                .append("willNotConvert", willNotConvert)
                .append("alreadyDone", alreadyDone)
                .append("reasons", reasonCounts())
                .append("ranges", ranges)
                .append("formats", formats.toDocument())
                .append("samples", formats.samples().stream().map(MigrationPlan::sample))
                .append("estimate", estimate())
                .append("strategies", strategies.stream().map(StrategyOffer::toDocument))
                .append("assumption", conversion.assumption())
                .build();
    }

    private BsonDocument reasonCounts() {
        var counts = document();
        reasons.forEach((reason, count) -> counts.append(reason.name(), count));
        return counts.build();
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
        var shown = document()
                .append("id", RowKeys.ofId(sample.document()))
                .append("before", ValueText.shown(sample.raw()));
        if (sample.outcome() instanceof ConversionOutcome.Refused refused) {
            return shown.appendNull("after")
                    .append("reason", refused.reason().name())
                    .build();
        }
        return shown.append(
                        "after",
                        sample.outcome() instanceof ConversionOutcome.Converted converted
                                ? converted.value()
                                : new BsonString("(removed)"))
                .build();
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
        return document()
                .append("seconds", seconds().stream().map(BsonDouble::new))
                .append("basis", basis)
                .build();
    }
}
