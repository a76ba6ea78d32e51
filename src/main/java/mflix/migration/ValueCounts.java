package mflix.migration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** How many documents hold what kind of value in the migrated field. */
record ValueCounts(Map<Type, Long> byType) {

    /** Kinds of values, as plan and verification tell them apart. */
    enum Type {
        STRING,
        DATE,
        NULL,
        MISSING,
        OTHER;

        static Type of(BsonValue value) {
            if (value == Conversion.ABSENT) {
                return MISSING;
            }
            return switch (value.getBsonType()) {
                case STRING -> STRING;
                case DATE_TIME -> DATE;
                case NULL -> NULL;
                default -> OTHER;
            };
        }
    }

    static ValueCounts none() {
        var counts = new EnumMap<Type, Long>(Type.class);
        for (var type : Type.values()) {
            counts.put(type, 0L);
        }
        return new ValueCounts(counts);
    }

    void add(BsonValue value) {
        byType.merge(Type.of(value), 1L, Long::sum);
    }

    long all() {
        return byType.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Counted by the server. */
    static ValueCounts byServer(MongoCollection<RawBsonDocument> documents, String field, Runnable pulse) {
        var counts = none();
        ToLongFunction<Bson> count = filter -> {
            pulse.run(); // each may take long
            return documents.countDocuments(filter);
        };
        counts.byType().put(Type.STRING, count.applyAsLong(plain(field, BsonType.STRING)));
        counts.byType().put(Type.DATE, count.applyAsLong(plain(field, BsonType.DATE_TIME)));
        counts.byType().put(Type.NULL, count.applyAsLong(plain(field, BsonType.NULL)));
        counts.byType().put(Type.MISSING, count.applyAsLong(Filters.exists(field, false)));
        counts.byType().put(Type.OTHER, count.applyAsLong(new BsonDocument()) - counts.all());
        return counts;
    }

    // A condition on a type is also met by an array that holds such a value.
    private static Bson plain(String field, BsonType type) {
        return Filters.and(Filters.type(field, type), Filters.not(Filters.type(field, BsonType.ARRAY)));
    }

    /** Counted document by document. */
    static ValueCounts byWalking(MongoCollection<RawBsonDocument> documents, String field, Runnable pulse) {
        var counts = none();
        new IdWalk<>(documents, new BsonDocument(), Projections.include(field)).read(Verifier.PAGE, page -> {
            pulse.run();
            page.forEach(document -> counts.add(FieldPath.read(document, field)));
            return true;
        });
        return counts;
    }

    BsonDocument toDocument() {
        var counts = new BsonDocument();
        byType.forEach((type, count) -> counts.append(type.name().toLowerCase(Locale.ROOT), new BsonInt64(count)));
        return counts;
    }

    /** {@code 1000 string, 2 date}; without the kinds that there are none of. */
    @Override
    public String toString() {
        var present = byType.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return present.isEmpty() ? "no documents" : present;
    }
}
