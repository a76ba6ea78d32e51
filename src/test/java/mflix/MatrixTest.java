package mflix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every row of docs/matrix.md has its tests, of the kinds that it names; no test has a number that is no row. */
class MatrixTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (F-[0-9]{2,3}) \\| .* \\| ([A-Z ]+) \\| (.*?) ?\\|$");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"(F-[0-9]{2,3})\"\\)");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`");

    private record Row(String number, Set<String> kinds, String named) {}

    private static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/matrix.md")))
                .results()
                .map(row -> new Row(row.group(1), Set.of(row.group(2).split(" ", -1)), row.group(3)))
                .toList();
    }

    /** The simple names of test classes with their source. */
    private static Map<String, String> classes() throws IOException {
        var classes = new HashMap<String, String>();
        try (var files = Files.walk(Path.of("src/test/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                classes.merge(
                        file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
            }
        }
        return classes;
    }

    private static Map<String, Set<String>> tagged(Map<String, String> classes) {
        var tagged = new HashMap<String, Set<String>>();
        classes.forEach((name, source) -> TAG.matcher(source).results().forEach(tag -> tagged.computeIfAbsent(
                        tag.group(1), row -> new TreeSet<>())
                .add(name)));
        return tagged;
    }

    @Test
    void everyRowHasTestsOfItsKinds() throws IOException {
        var classes = classes();
        var tagged = tagged(classes);
        assertThat(rows()).hasSizeGreaterThan(70);
        for (var row : rows()) {
            var tests = new TreeSet<>(tagged.getOrDefault(row.number(), Set.of()));
            NAMED.matcher(row.named()).results().forEach(test -> {
                assertThat(classes.get(test.group(1)))
                        .as(row.number() + " names " + test.group())
                        .isNotNull()
                        .contains("void " + test.group(2) + "(");
                tests.add(test.group(1));
            });
            assertThat(tests).as(row.number()).isNotEmpty();
            if (row.named().isBlank()) {
                hasEachKind(row, tests);
            }
        }
    }

    private static void hasEachKind(Row row, Set<String> tests) {
        if (row.kinds().stream().anyMatch(Set.of("C", "F", "B")::contains)) {
            assertThat(tests).as(row + " on the site").anyMatch(name -> name.endsWith("IT"));
        }
        if (row.kinds().stream().anyMatch(Set.of("U", "R")::contains)) {
            assertThat(tests).as(row + " below the site").anyMatch(name -> !name.endsWith("IT"));
        }
        if (row.kinds().contains("M")) {
            assertThat(tests).as(row + " on a real server").anyMatch(name -> name.matches(".*(OnReal.*Test|Contract)"));
        }
    }

    @Test
    void everyNumberInTheTestsIsARow() throws IOException {
        var numbers = rows().stream().map(Row::number).toList();
        assertThat(numbers)
                .doesNotHaveDuplicates()
                .containsAll(tagged(classes()).keySet());
    }
}
