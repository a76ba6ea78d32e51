package mflix.migration.analysis;

import com.mongodb.client.model.Projections;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mflix.migration.conversion.ConversionOutcome;
import mflix.migration.conversion.FieldPath;
import mflix.migration.conversion.RefusalReason;
import mflix.migration.store.KeysetScan;
import mflix.migration.store.MigrationStores;
import mflix.migration.store.RunOptions;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** A dry run: reads as a worker does, but every document, and writes nothing. Its memory does not grow with the collection. */
public final class MigrationPlanner {
    private static final List<Long> ASSUMED = List.of(3000L, 15_000L);

    private final MigrationStores stores;
    private final RunOptions options;
    private final ValueTypeCounts types;
    private final ValueFormats formats = new ValueFormats();
    private final Map<RefusalReason, Long> reasons = new EnumMap<>(RefusalReason.class);
    private long documents;
    private long willConvert;
    private long alreadyDone;

    private MigrationPlanner(MigrationStores stores, RunOptions options) {
        this.stores = stores;
        this.types = ValueTypeCounts.none(stores.conversion());
        this.options = options;
    }

    /** Stops reading when the time is up; the plan then says that it is not complete. */
    public static MigrationPlan plan(MigrationStores stores, RunOptions options, Duration limit) {
        return new MigrationPlanner(stores, options).read(System.nanoTime() + limit.toNanos());
    }

    private MigrationPlan read(long end) {
        var conversion = stores.conversion();
        var collection = stores.storage().documents(conversion.collection());
        var complete = new KeysetScan<>(collection, new BsonDocument(), Projections.include(conversion.field()))
                .read(KeysetScan.LARGE_PAGE, page -> {
                    look(page);
                    return System.nanoTime() < end;
                });
        var expected = complete ? documents : collection.estimatedDocumentCount();
        return new MigrationPlan(
                conversion,
                complete,
                documents,
                expected,
                willConvert,
                reasons.values().stream().mapToLong(Long::longValue).sum(),
                alreadyDone,
                types,
                formats,
                reasons,
                rates(),
                willConvert + reasons.size() == 0 ? 0 : (int) Math.ceil((double) expected / options.rangeSize()),
                StrategyOffer.all(stores));
    }

    // Only the server's own filter shows what a worker would read; a type alone does not.
    private void look(List<RawBsonDocument> page) {
        var candidates = new LinkedHashMap<BsonValue, BsonValue>();
        stores.candidatesAmong(
                        page.stream().map(document -> document.get("_id")).toList())
                .forEach(document -> candidates.put(document.get("_id"), read(document)));
        page.forEach(document -> count(read(document), candidates.containsKey(document.get("_id"))));
        candidates.forEach(this::judge);
    }

    private BsonValue read(RawBsonDocument document) {
        return FieldPath.read(document, stores.conversion().field());
    }

    private void count(BsonValue raw, boolean isCandidate) {
        documents++;
        types.add(raw);
        if (!isCandidate && raw.getBsonType() == stores.conversion().becomes()) {
            alreadyDone++;
        }
    }

    private void judge(BsonValue document, BsonValue raw) {
        var outcome = stores.conversion().convert(raw);
        formats.add(new ValueFormats.Sample(document, raw, outcome));
        if (outcome instanceof ConversionOutcome.Refused refused) {
            reasons.merge(refused.reason(), 1L, Long::sum);
        } else {
            willConvert++;
        }
    }

    private List<Long> rates() {
        return stores.runs()
                .lastSuccess(stores.conversion().name())
                .map(run -> stores.totals(run).rate(run.options().workers()))
                .filter(rate -> rate > 0)
                .map(rate -> List.of(rate, rate))
                .orElse(ASSUMED);
    }
}
