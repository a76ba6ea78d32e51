package mflix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What docs/matrix.md promises, compared with the tests; for any text, so that a test can also show how it fails.
 *
 * @param matrix the document
 * @param sources the simple names of test classes with their source
 */
record MatrixRules(String matrix, Map<String, String> sources) {
    private static final Pattern LINE = Pattern.compile("(?m)^\\| F-.*$");
    private static final Pattern ROW =
            Pattern.compile("\\| (F-[0-9]{2,3}) \\| .* \\| ([A-Z](?: [A-Z])*) \\| (.*?) ?\\|");
    private static final Pattern LETTER = Pattern.compile("(?m)(?:^|\\. )([A-Z]): ");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"(F-[0-9]{2,3})\"\\)");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`");

    private record Row(String number, List<String> kinds, String named) {}

    /** One sentence for each promise that is not kept. */
    List<String> faults() {
        return Stream.of(faultsOfTheLegend(), faultsOfTheLines(), faultsOfTheTags(), rows().flatMap(this::faultsOf))
                .flatMap(faults -> faults)
                .toList();
    }

    /** The numbers of all rows that can be read. */
    List<String> numbers() {
        return rows().map(Row::number).toList();
    }

    private Stream<Row> rows() {
        return LINE.matcher(matrix)
                .results()
                .map(line -> ROW.matcher(line.group()))
                .filter(row -> row.matches())
                .map(row -> new Row(row.group(1), List.of(row.group(2).split(" ", -1)), row.group(3)));
    }

    private Set<String> legend() {
        return LETTER.matcher(matrix)
                .results()
                .map(letter -> letter.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<String> faultsOfTheLegend() {
        var known = Arrays.stream(CaseKind.values()).map(CaseKind::name).collect(Collectors.toSet());
        return legend().stream()
                .filter(letter -> !known.contains(letter))
                .map(letter -> "The legend defines " + letter + ", and no rule says what proves it.");
    }

    private Stream<String> faultsOfTheLines() {
        var seen = new HashSet<String>();
        return Stream.concat(
                LINE.matcher(matrix)
                        .results()
                        .map(MatchResult::group)
                        .filter(line -> !ROW.matcher(line).matches())
                        .map(line -> "Cannot be read: " + line),
                numbers().stream().filter(number -> !seen.add(number)).map(number -> number + " is there twice."));
    }

    private Stream<String> faultsOfTheTags() {
        var numbers = new HashSet<>(numbers());
        return sources.values().stream()
                .flatMap(source -> TAG.matcher(source).results())
                .map(tag -> tag.group(1))
                .distinct()
                .filter(number -> !numbers.contains(number))
                .map(number -> number + " is a tag and no row.");
    }

    private Stream<String> faultsOf(Row row) {
        var faults = new ArrayList<String>();
        var tests = tagged(row.number());
        NAMED.matcher(row.named()).results().forEach(test -> {
            if (sources.getOrDefault(test.group(1), "").contains("void " + test.group(2) + "(")) {
                tests.add(test.group(1));
            } else {
                faults.add(row.number() + " names " + test.group() + ", which does not exist.");
            }
        });
        if (tests.isEmpty()) {
            faults.add(row.number() + " has no test.");
        }
        row.kinds().stream()
                .filter(letter -> !isProved(letter, tests))
                .forEach(letter -> faults.add(row.number() + " claims " + letter + ", and none of its tests is one: "
                        + String.join(", ", tests)));
        return faults.stream();
    }

    private Set<String> tagged(String number) {
        return sources.entrySet().stream()
                .filter(test -> test.getValue().contains("@Tag(\"" + number + "\")"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // A letter without a definition in the document proves nothing: its reader cannot say what it means.
    private boolean isProved(String letter, Set<String> tests) {
        return legend().contains(letter)
                && Arrays.stream(CaseKind.values())
                        .filter(kind -> kind.name().equals(letter))
                        .anyMatch(kind -> tests.stream().anyMatch(test -> kind.isProvedBy(test, sources.get(test))));
    }
}
