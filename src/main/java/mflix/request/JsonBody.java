package mflix.request;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;

/**
 * The JSON object that a request brought, read strictly. Values are {@code String}, {@code Long}, {@code Double},
 * {@code Boolean}, {@code List}, {@code Map} in the order sent, or null; a member that is null counts as absent. Errors are
 * collected while members are read, each once, and {@link #check} reports all of them together. Not for more than one thread.
 */
public final class JsonBody {
    private final Map<String, Object> members;
    private final String path;
    private final Set<FieldProblem> malformed;
    private final Set<FieldProblem> invalid;

    private JsonBody(Map<String, Object> members, String path, Set<FieldProblem> malformed, Set<FieldProblem> invalid) {
        this.members = members;
        this.path = path;
        this.malformed = malformed;
        this.invalid = invalid;
    }

    public static JsonBody of(Map<String, Object> members) {
        return at("", members);
    }

    /**
     * An object inside a body that is checked on its own; its fields are named with that path in front: {@code movies[3].}.
     */
    public static JsonBody at(String path, Map<String, Object> members) {
        return new JsonBody(members, path, new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    /** Every other member is collected as malformed. */
    public JsonBody knows(String... names) {
        members.keySet().stream()
                .filter(name -> !Arrays.asList(names).contains(name))
                .forEach(name -> malformed.add(field(name, "is not known here")));
        return this;
    }

    /** The names as sent, in order. */
    public List<String> names() {
        return List.copyOf(members.keySet());
    }

    /** The member was sent with the value null. */
    public boolean isNull(String name) {
        return members.containsKey(name) && members.get(name) == null;
    }

    /** One line of text, as sent. */
    public Optional<String> text(String name) {
        var value = value(name, String.class, "a text");
        if (value.isPresent() && !SafeText.isPrintable(value.get())) {
            refuse(name, "must not hold control characters");
            return Optional.empty();
        }
        return value;
    }

    /** A text that may have tabs and line feeds; CR LF becomes LF. */
    public Optional<String> lines(String name) {
        var value = value(name, String.class, "a text").map(text -> text.replace("\r\n", "\n"));
        if (value.isPresent()
                && !SafeText.isPrintable(value.get().replace("\n", "").replace("\t", ""))) {
            refuse(name, "must not hold control characters other than line feed and tab");
            return Optional.empty();
        }
        return value;
    }

    public Optional<Boolean> flag(String name) {
        return value(name, Boolean.class, "true or false");
    }

    /** A number; a {@code Long} when it was written as a whole one. */
    public Optional<Number> number(String name) {
        return value(name, Number.class, "a number");
    }

    @SuppressWarnings("unchecked")
    public Optional<List<Object>> list(String name) {
        return value(name, List.class, "a list").map(list -> (List<Object>) list);
    }

    /** An object inside this one; what is wrong in it is collected here. */
    @SuppressWarnings("unchecked")
    public Optional<JsonBody> object(String name) {
        return value(name, Map.class, "an object")
                .map(inner -> new JsonBody((Map<String, Object>) inner, path + name + ".", malformed, invalid));
    }

    /** The members of an object inside this one, of any kind. */
    @SuppressWarnings("unchecked")
    public Optional<Map<String, Object>> members(String name) {
        return value(name, Map.class, "an object").map(inner -> (Map<String, Object>) inner);
    }

    /** Collects a value that has the right type but breaks a rule. */
    public void refuse(String name, String message) {
        invalid.add(field(name, message));
    }

    /** Collects a value of the wrong type. */
    public void refuseType(String name, String expected) {
        malformed.add(field(name, "must be " + expected));
    }

    /** The errors so far: INVALID_BODY when any member is unknown or has the wrong type, else VALIDATION_FAILED. */
    public Optional<Problem> problem() {
        if (!malformed.isEmpty()) {
            return Optional.of(Problem.of(ProblemKind.INVALID_BODY, detail(malformed), List.copyOf(malformed)));
        }
        return invalid.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemKind.VALIDATION_FAILED, detail(invalid), List.copyOf(invalid)));
    }

    /** @throws Problem {@link #problem} */
    public void check() {
        problem().ifPresent(problem -> {
            throw problem;
        });
    }

    private <T> Optional<T> value(String name, Class<T> type, String expected) {
        var value = members.get(name);
        if (value != null && !type.isInstance(value)) {
            refuseType(name, expected);
            return Optional.empty();
        }
        return Optional.ofNullable(type.cast(value));
    }

    private FieldProblem field(String name, String message) {
        return new FieldProblem(path + SafeText.plain(name), message);
    }

    private static String detail(Set<FieldProblem> problems) {
        return problems.stream().limit(5).map(JsonBody::sentence).collect(Collectors.joining(" "));
    }

    // Some messages are sentences of their own, ready to be shown beside the field.
    private static String sentence(FieldProblem problem) {
        return problem.message().endsWith(".") ? problem.message() : problem.field() + " " + problem.message() + ".";
    }
}
