package mflix.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;

/**
 * The query string of one request, read strictly: unknown names and repeated scalars are refused at once; bad values are
 * collected while they are read, and {@link #check} refuses them all together. Not for more than one thread.
 */
public final class QueryParameters {
    private final Map<String, List<String>> sent;
    private final List<FieldProblem> errors = new ArrayList<>();
    private final StringBuilder detail = new StringBuilder();

    private QueryParameters(Map<String, List<String>> sent) {
        this.sent = sent;
    }

    /** @throws Problem UNKNOWN_PARAMETER, REPEATED_PARAMETER */
    public static QueryParameters of(Map<String, List<String>> sent, Set<String> scalars, Set<String> repeatable) {
        var allowed = new LinkedHashSet<>(scalars);
        allowed.addAll(repeatable);
        for (var name : sent.keySet()) {
            if (!allowed.contains(name)) {
                throw unknown(name, allowed);
            }
        }
        for (var name : scalars) {
            if (sent.getOrDefault(name, List.of()).size() > 1) {
                throw Problem.of(
                        ProblemKind.REPEATED_PARAMETER,
                        name + " was given more than once; give it once.",
                        List.of(new FieldProblem(name, "must be given once")));
            }
        }
        return new QueryParameters(sent);
    }

    /** Refuses every parameter: the address takes none. */
    public static void none(Map<String, List<String>> sent) {
        of(sent, Set.of(), Set.of());
    }

    private static Problem unknown(String name, Set<String> allowed) {
        var known = allowed.isEmpty() ? "It takes no parameters." : "It knows " + String.join(", ", allowed) + ".";
        return Problem.of(
                        ProblemKind.UNKNOWN_PARAMETER,
                        "This address does not know the parameter " + SafeText.quoted(name) + ". " + known,
                        List.of(new FieldProblem(SafeText.plain(name), "is not known here")))
                .with("allowed", List.copyOf(allowed));
    }

    /** A whole number in decimal digits and nothing else; absent gives the default. */
    public int wholeNumber(String name, int least, int most, int absent) {
        var values = sent.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return absent;
        }
        var value = values.get(0);
        if (value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        refuse(name, value, "a whole number from " + least + " to " + most);
        return absent;
    }

    /** One text, trimmed; blank counts as absent. */
    public Optional<String> text(String name, int longest) {
        return texts(name, longest).stream().findFirst();
    }

    /** Every value of a repeatable parameter, trimmed, without blanks and doubles, in the order given; at most 20. */
    public List<String> texts(String name, int longest) {
        var values = sent.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        if (sent.getOrDefault(name, List.of()).size() > 20) {
            refuse(name, sent.get(name).size() + " values", "given at most 20 times");
        }
        for (var value : values) {
            if (value.codePointCount(0, value.length()) > longest) {
                refuse(name, value, "a text of 1 to " + longest + " characters");
            } else if (!SafeText.isPrintable(value)) {
                refuse(name, value, "a text without control characters");
            }
        }
        return values;
    }

    /** The same, but each as it was sent: blanks around it belong to it. */
    public List<String> exactTexts(String name, int longest) {
        texts(name, longest);
        return sent.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .distinct()
                .toList();
    }

    /** A number with at most two decimals; empty when it is absent. */
    public OptionalDouble decimal(String name, int least, int most) {
        var values = sent.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        var value = values.get(0);
        if (value.matches("[0-9]{1,3}(\\.[0-9]{1,2})?")
                && Double.parseDouble(value) >= least
                && Double.parseDouble(value) <= most) {
            return OptionalDouble.of(Double.parseDouble(value));
        }
        refuse(name, value, "a number from " + least + " to " + most + " with at most two decimals");
        return OptionalDouble.empty();
    }

    /** It is in the query string, whatever its value. */
    public boolean isGiven(String name) {
        return sent.containsKey(name);
    }

    /** One of a few values; the default when it is absent. */
    public String oneOf(String name, String absent, String... words) {
        var value = sent.getOrDefault(name, List.of(absent)).get(0);
        if (!Arrays.asList(words).contains(value)) {
            refuse(name, value, "one of " + String.join(", ", words));
        }
        return value;
    }

    /** Refuses a value that the caller found wrong. */
    public void refuse(String name, String value, String expected) {
        errors.add(new FieldProblem(name, "must be " + expected));
        detail.append(detail.isEmpty() ? "" : " ")
                .append(name)
                .append(" must be ")
                .append(expected)
                .append(", but was ")
                .append(SafeText.quoted(value))
                .append('.');
    }

    /** @throws Problem INVALID_PARAMETER with every bad value read so far */
    public void check() {
        if (!errors.isEmpty()) {
            throw Problem.of(ProblemKind.INVALID_PARAMETER, detail.toString(), errors);
        }
    }
}
