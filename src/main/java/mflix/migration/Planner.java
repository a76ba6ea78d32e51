package mflix.migration;

import com.mongodb.client.model.Projections;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** A dry run: reads as a worker does, but every document, and writes nothing. Its memory does not grow with the collection. */
final class Planner {
    private static final List<Long> ASSUMED = List.of(3000L, 15_000L);

    private final Stores stores;
    private final Options options;
    private final ValueCounts types = ValueCounts.none();
    private final Formats formats = new Formats();
    private final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
    private long documents;
    private long willConvert;
    private long alreadyDone;

    private Planner(Stores stores, Options options) {
        this.stores = stores;
        this.options = options;
    }

    /** Stops reading when the time is up; the plan then says that it is not complete. */
    static Plan plan(Stores stores, Options options, Duration limit) {
        return new Planner(stores, options).read(System.nanoTime() + limit.toNanos());
    }

    private Plan read(long end) {
        var conversion = stores.conversion();
        var collection = stores.storage().documents(conversion.collection());
        var complete = new IdWalk<>(collection, new BsonDocument(), Projections.include(conversion.field()))
                .read(Verifier.PAGE, page -> {
                    page.forEach(this::look);
                    return System.nanoTime() < end;
                });
        var expected = complete ? documents : collection.estimatedDocumentCount();
        return new Plan(
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
                willConvert + reasons.size() == 0 ? 0 : (int) Math.ceil((double) expected / options.rangeSize()));
    }

    private void look(RawBsonDocument document) {
        var conversion = stores.conversion();
        var raw = FieldPath.read(document, conversion.field());
        documents++;
        types.add(raw);
        if (raw.getBsonType() == conversion.becomes()) {
            alreadyDone++;
        }
        if (holdsText(raw)) {
            judge(document.get("_id"), raw);
        }
    }

    // A condition on the type of a text is also met by an array that holds one, so the worker would read it.
    private static boolean holdsText(BsonValue raw) {
        return raw.isString() || (raw.isArray() && raw.asArray().stream().anyMatch(BsonValue::isString));
    }

    private void judge(BsonValue document, BsonValue raw) {
        var outcome = stores.conversion().convert(raw);
        formats.add(new Formats.Sample(document, raw, outcome));
        if (outcome instanceof Outcome.Refused refused) {
            reasons.merge(refused.reason(), 1L, Long::sum);
        } else {
            willConvert++;
        }
    }

    private List<Long> rates() {
        return stores.runs().of(stores.conversion().name(), Optional.empty(), 20).stream()
                .filter(run -> run.kind() == RunKind.MIGRATE && run.state().isSuccess())
                .map(run -> new Sums(stores.ranges().of(run.id()))
                        .rate(run.options().workers()))
                .filter(rate -> rate > 0)
                .findFirst()
                .map(rate -> List.of(rate, rate))
                .orElse(ASSUMED);
    }
}
