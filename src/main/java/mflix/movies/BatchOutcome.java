package mflix.movies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/** The result for each film of a batch, by its position. */
final class BatchOutcome {
    private final ObjectId[] ids;
    private final TreeMap<Integer, List<Refused>> refused = new TreeMap<>();

    private record Refused(int index, String field, ProblemKind kind, String message) {}

    BatchOutcome(int films) {
        this.ids = new ObjectId[films];
    }

    void inserted(int index, ObjectId id) {
        ids[index] = id;
    }

    void refused(int index, String field, ProblemKind kind, String message) {
        refused.computeIfAbsent(index, unused -> new ArrayList<>()).add(new Refused(index, field, kind, message));
    }

    /** {@code {inserted, failed, ids, errors: [{index, field, code, message}]}}; refused when not one was inserted. */
    BsonDocument toDocument() {
        if (refused.size() == ids.length) {
            throw problem();
        }
        var shown = new BsonArray();
        for (var id : ids) {
            shown.add(id == null ? BsonNull.VALUE : new BsonObjectId(id));
        }
        return new BsonDocument("inserted", new BsonInt32(ids.length - refused.size()))
                .append("failed", new BsonInt32(refused.size()))
                .append("ids", shown)
                .append("errors", new BsonArray(errors().map(BatchOutcome::row).toList()));
    }

    private Stream<Refused> errors() {
        return refused.values().stream().flatMap(List::stream);
    }

    private static BsonDocument row(Refused error) {
        return new BsonDocument("index", new BsonInt32(error.index()))
                .append("field", new BsonString(error.field()))
                .append("code", new BsonString(error.kind().name()))
                .append("message", new BsonString(error.message()));
    }

    private Problem problem() {
        var none = new ArrayList<ObjectId>(Arrays.asList(ids));
        return Problem.of(ProblemKind.VALIDATION_FAILED, "None of the films could be inserted.")
                .with("inserted", 0)
                .with("failed", ids.length)
                .with("ids", none)
                .with("errors", errors().map(BatchOutcome::member).toList());
    }

    private static Map<String, Object> member(Refused error) {
        var member = new LinkedHashMap<String, Object>();
        member.put("index", error.index());
        member.put("field", error.field());
        member.put("code", error.kind().name());
        member.put("message", error.message());
        return member;
    }
}
