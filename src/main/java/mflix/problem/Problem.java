package mflix.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The exception for every refusal. The message is the {@code detail} that a person reads: what was wrong and what was
 * expected, never a class name, a query, a secret or another program's text. The cause, when there is one, is for the log
 * only.
 */
@SuppressWarnings("serial") // never serialised; the fields need not be
public final class Problem extends RuntimeException {
    /** The request attribute under which access control keeps why a token was refused, for the answer that follows. */
    public static final String ATTRIBUTE = "mflix.refusal";

    private final ProblemKind kind;
    private final List<FieldProblem> errors;
    private final Map<String, Object> members;

    private Problem(
            ProblemKind kind, String detail, List<FieldProblem> errors, Map<String, Object> members, Throwable cause) {
        super(detail, cause);
        this.kind = kind;
        this.errors = List.copyOf(errors);
        this.members = members;
    }

    /** With the sentence of its kind, when there is nothing more exact to say. */
    public static Problem of(ProblemKind kind) {
        return of(kind, kind.sentence());
    }

    public static Problem of(ProblemKind kind, String detail) {
        return new Problem(kind, detail, List.of(), Map.of(), null);
    }

    public static Problem of(ProblemKind kind, String detail, List<FieldProblem> errors) {
        return new Problem(kind, detail, errors, Map.of(), null);
    }

    /** A parameter that cannot be read: {@code page must be a whole number from 0 to 10000, but was "abc".} */
    public static Problem invalidParameter(String name, String asked, String expected) {
        var field = new FieldProblem(name, "must be " + expected);
        return of(
                ProblemKind.INVALID_PARAMETER,
                name + " must be " + expected + ", but was " + SafeText.quoted(asked) + ".",
                List.of(field));
    }

    /** The refusal of a thread that was interrupted while it waited. */
    public static Problem shuttingDown(InterruptedException cause) {
        return of(ProblemKind.SHUTTING_DOWN).causedBy(cause);
    }

    public static Problem notFound(String detail) {
        return of(ProblemKind.NOT_FOUND, detail);
    }

    /** The same problem with its cause, for the log. */
    public Problem causedBy(Throwable cause) {
        return new Problem(kind, getMessage(), errors, members, cause);
    }

    /** The same problem with one more member in its document, such as {@code allowed} or {@code id}. */
    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(kind, getMessage(), errors, more, getCause());
    }

    public ProblemKind kind() {
        return kind;
    }

    /** Every bad field or parameter, in the order found; empty when the problem is not about fields. */
    public List<FieldProblem> errors() {
        return errors;
    }

    /** Members of the document beyond the usual ones, in the order added. */
    public Map<String, Object> members() {
        return members;
    }
}
