package mflix.migration.analysis;

import static mflix.mongo.BsonDocumentBuilder.document;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import mflix.migration.conversion.Conversion;
import mflix.migration.conversion.FieldPath;
import mflix.migration.store.KeysetScan;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * How many documents hold what type of value in the migrated field: the type of old values, that of converted ones, null, none,
 * and any other.
 */
public record ValueTypeCounts(Map<String, Long> byType) {
    private static final String NULL = "null";
    private static final String MISSING = "missing";
    private static final String OTHER = "other";

    static ValueTypeCounts none(Conversion conversion) {
        var counts = new LinkedHashMap<String, Long>();
        counts.put(nameOf(conversion.source()), 0L);
        counts.put(nameOf(conversion.becomes()), 0L);
        for (var rest : new String[] {NULL, MISSING, OTHER}) {
            counts.put(rest, 0L);
        }
        return new ValueTypeCounts(counts);
    }

    /** As {@code $type} calls it. */
    private static String nameOf(BsonType type) {
        return switch (type) {
            case DATE_TIME -> "date";
            case INT32 -> "int";
            case INT64 -> "long";
            case BOOLEAN -> "bool";
            case DECIMAL128 -> "decimal";
            case OBJECT_ID -> "objectId";
            case DOCUMENT -> "object";
            default -> type.name().toLowerCase(Locale.ROOT);
        };
    }

    void add(BsonValue value) {
        var type = value == Conversion.ABSENT ? MISSING : nameOf(value.getBsonType());
        byType.merge(byType.containsKey(type) ? type : OTHER, 1L, Long::sum);
    }

    public long all() {
        return byType.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Counted by the server. */
    public static ValueTypeCounts byServer(
            MongoCollection<RawBsonDocument> documents, Conversion conversion, Runnable pulse) {
        var counts = none(conversion);
        var field = conversion.field();
        ToLongFunction<Bson> count = filter -> {
            pulse.run(); // each may take long
            return documents.countDocuments(filter);
        };
        for (var type : new BsonType[] {conversion.source(), conversion.becomes(), BsonType.NULL}) {
            counts.byType().put(nameOf(type), count.applyAsLong(plain(field, type)));
        }
        counts.byType().put(MISSING, count.applyAsLong(Filters.exists(field, false)));
        counts.byType().put(OTHER, count.applyAsLong(new BsonDocument()) - counts.all());
        return counts;
    }

    // A condition on a type is also met by an array that holds such a value.
    private static Bson plain(String field, BsonType type) {
        return Filters.and(Filters.type(field, type), Filters.not(Filters.type(field, BsonType.ARRAY)));
    }

    /** Counted document by document. */
    public static ValueTypeCounts byWalking(
            MongoCollection<RawBsonDocument> documents, Conversion conversion, Runnable pulse) {
        var counts = none(conversion);
        var field = conversion.field();
        new KeysetScan<>(documents, new BsonDocument(), Projections.include(field))
                .read(KeysetScan.LARGE_PAGE, page -> {
                    pulse.run();
                    page.forEach(document -> counts.add(FieldPath.read(document, field)));
                    return true;
                });
        return counts;
    }

    BsonDocument toDocument() {
        var counts = document();
        byType.forEach(counts::append);
        return counts.build();
    }

    /** {@code 1000 string, 2 date}; without the types that there are none of. */
    @Override
    public String toString() {
        var present = byType.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return present.isEmpty() ? "no documents" : present;
    }
}
