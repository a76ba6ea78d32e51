package mflix.mongo;

import java.util.List;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;
import org.bson.types.ObjectId;

/** ObjectIds as clients write them. */
public final class ObjectIds {
    private ObjectIds() {}

    /** 24 hex digits in either case. Anything else is INVALID_ID, naming the field it came from. */
    public static ObjectId parse(String field, String value) {
        if (value == null || !value.matches("[0-9a-fA-F]{24}")) {
            var shown = value == null ? "nothing" : SafeText.quoted(value);
            throw Problem.of(
                    ProblemKind.INVALID_ID,
                    field + " must be 24 hex digits, but was " + shown + ".",
                    List.of(new FieldProblem(field, "must be 24 hex digits")));
        }
        return new ObjectId(value);
    }
}
