package mflix.migration.engine;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mflix.migration.conversion.Conversion;
import mflix.migration.store.IdRange;
import mflix.migration.store.IdTypes;
import mflix.migration.store.KeysetScan;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Cuts what matches a filter into stretches of ids, each of one family of types and closed at an id that is there now, so that
 * a run ends. Reads ids only, in large pages: the embedded server reads its whole collection for each.
 */
public final class RangeSplitter {
    private static final int PAGE = 10_000;

    private final int size;
    private final List<IdRange.Cut> cuts = new ArrayList<>();
    private BsonValue after = Conversion.ABSENT;
    private Optional<BsonValue> last = Optional.empty();
    private long documents;

    /** What is cut: the rows of a collection that match a filter. */
    public record Source(MongoCollection<? extends BsonDocument> rows, Bson filter) {}

    private RangeSplitter(int size) {
        this.size = size;
    }

    /** @param pulse called for each page; throws when it must stop */
    public static List<IdRange.Cut> cut(Source source, int size, Runnable pulse) {
        var cutter = new RangeSplitter(size);
        new KeysetScan<>(source.rows(), source.filter(), Projections.include("_id")).read(PAGE, page -> {
            pulse.run();
            page.forEach(document -> cutter.add(document.get("_id")));
            return true;
        });
        cutter.close();
        return cutter.cuts;
    }

    private void add(BsonValue id) {
        var isNewFamily = last.filter(known -> !IdTypes.familyOf(known).equals(IdTypes.familyOf(id)))
                .isPresent();
        if (isNewFamily) {
            close();
            after = Conversion.ABSENT;
        }
        last = Optional.of(id);
        documents++;
        if (documents == size) {
            close();
        }
    }

    private void close() {
        if (documents > 0) {
            cuts.add(new IdRange.Cut(after, last.orElseThrow(), documents));
            after = last.orElseThrow();
            documents = 0;
        }
    }
}
