package mflix.movies;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.bson.types.ObjectId;

/** The result for each film of a batch, by its position. */
public final class BatchOutcome {
    private final ObjectId[] ids;
    private final TreeMap<Integer, List<Refused>> refused = new TreeMap<>();

    private record Refused(int index, String field, ProblemKind kind, String message) {}

    /** @param ids one for each film that was sent, null where it was refused */
    @JsonbPropertyOrder({"inserted", "failed", "ids", "errors"})
    public record Reply(int inserted, int failed, List<String> ids, List<Row> errors) {}

    /** Why one film was refused. */
    @JsonbPropertyOrder({"index", "field", "code", "message"})
    public record Row(int index, String field, String code, String message) {}

    BatchOutcome(int films) {
        this.ids = new ObjectId[films];
    }

    void inserted(int index, ObjectId id) {
        ids[index] = id;
    }

    void refused(int index, String field, ProblemKind kind, String message) {
        refused.computeIfAbsent(index, unused -> new ArrayList<>()).add(new Refused(index, field, kind, message));
    }

    /** Refused when not one was inserted. */
    Reply toReply() {
        if (refused.size() == ids.length) {
            throw problem();
        }
        var shown = Arrays.stream(ids)
                .map(id -> id == null ? null : id.toHexString())
                .toList();
        return new Reply(
                ids.length - refused.size(),
                refused.size(),
                shown,
                errors().map(BatchOutcome::row).toList());
    }

    private Stream<Refused> errors() {
        return refused.values().stream().flatMap(List::stream);
    }

    private static Row row(Refused error) {
        return new Row(error.index(), error.field(), error.kind().name(), error.message());
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
