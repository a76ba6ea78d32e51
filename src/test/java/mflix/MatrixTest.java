package mflix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every row of docs/matrix.md has its tests, of each kind that it names; no test has a number that is no row. */
class MatrixTest {

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

    @Test
    void everyRowHasTestsOfItsKindsAndEveryNumberInTheTestsIsARow() throws IOException {
        var rules = new MatrixRules(Files.readString(Path.of("docs/matrix.md")), classes());
        assertThat(rules.numbers()).hasSizeGreaterThan(300);
        assertThat(rules.faults()).isEmpty();
    }
}
