package mflix.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md draws the arrows that hold, lists every package, and names no class that does not exist. */
class ArchitectureDocumentTest {
    private static final Path DOCUMENT = Path.of("ARCHITECTURE.md");
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\| `([a-z.]+)` \\| \\S.* \\|$");
    /** Of the platform, of libraries, and of the page. */
    private static final Set<String> OTHERS = Set.of("MongoClient", "MongoDatabase", "Grizzly", "Content-Type");

    @Test
    void thePictureIsMadeFromTheTable() throws IOException {
        var picture = new ArchitecturePicture(Arrows.TABLE).mermaid();
        if (Boolean.getBoolean("mflix.test.write")) {
            Files.writeString(
                    DOCUMENT,
                    Files.readString(DOCUMENT).replaceFirst("(?s)```mermaid\n.*?```\n", picture.replace("$", "\\$")));
        }
        assertThat(Files.readString(DOCUMENT))
                .as("-Dmflix.test.write=true puts the picture in")
                .contains(picture);
    }

    @Test
    void everyPackageIsListedWithItsSentenceAndNoOther() throws IOException {
        var document = Files.readString(DOCUMENT);
        var table = document.substring(
                document.indexOf("\n| package | what it is |"), document.indexOf("\n## Where to find it"));
        assertThat(PACKAGE.matcher(table).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(Arrows.TABLE.keySet());
    }

    @Test
    void everyClassThatIsNamedExists() throws IOException {
        var existing = new HashSet<String>();
        for (var folder : List.of("src/main/java", "src/test/java", "src/bench/java")) {
            try (var files = Files.walk(Path.of(folder))) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".java"))
                        .forEach(file -> existing.add(file.replace(".java", "")));
            }
        }
        var named = CLASS.matcher(Files.readString(DOCUMENT))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !OTHERS.contains(name))
                .toList();
        assertThat(named).hasSizeGreaterThan(60);
        assertThat(existing).containsAll(named);
    }
}
