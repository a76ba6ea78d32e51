package mflix.mongo.monitor;

import java.util.List;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A command without its values: {@code find movies filter={cast: ?} sort={year: ?}}. What a person typed is a value, so none
 * of it is left; names of fields and operators stay, because they show which query it was and which index it needs.
 */
record QueryShape(String text) {
    private static final List<String> PARTS = List.of("filter", "query", "pipeline", "sort", "projection");
    private static final List<String> BULKS = List.of("updates", "deletes");
    private static final int LONGEST = 500;

    static QueryShape of(String name, BsonDocument command) {
        var text = new StringBuilder(name);
        var target = command.get(name);
        if (target != null && target.isString()) {
            text.append(' ').append(target.asString().getValue());
        }
        for (var part : PARTS) {
            if (command.containsKey(part)) {
                text.append(' ').append(part).append('=').append(of(command.get(part)));
            }
        }
        for (var bulk : BULKS) {
            if (command.isArray(bulk)) {
                text.append(' ').append(bulk).append('=').append(first(command.getArray(bulk)));
            }
        }
        return new QueryShape(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text.toString());
    }

    // one of a bulk represents all
    private static String first(BsonArray writes) {
        var filter = writes.isEmpty()
                ? new BsonDocument()
                : writes.get(0).asDocument().get("q", new BsonDocument());
        return writes.size() + "×" + of(filter);
    }

    private static String of(BsonValue value) {
        if (value.isDocument()) {
            return value.asDocument().entrySet().stream()
                    .map(member -> member.getKey() + ": " + of(member.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value.isArray()) {
            return value.asArray().stream().map(QueryShape::of).distinct().collect(Collectors.joining(", ", "[", "]"));
        }
        return "?";
    }

    @Override
    public String toString() {
        return text;
    }
}
