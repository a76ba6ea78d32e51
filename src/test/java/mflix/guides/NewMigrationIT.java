package mflix.guides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import mflix.embedded.demo.DemoCatalogue;
import mflix.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** The guide's own migration, followed step by step: the new class, its line in the list, and then the commands. */
@Execution(CONCURRENT)
@Tag("F-354")
class NewMigrationIT {
    static final String NEED = "new-migration";

    private static final String GUIDE = Guides.FOLDER + "migrations.md";
    private static final Path LIST = Path.of("src/main/java/mflix/migration/conversion/Conversions.java");
    private static final String LAST = "new YearFromText(clock)";
    private static final Path CLASS = Path.of("src/test/java/mflix/guides/MetacriticOutOfTen.java");

    @TempDir
    private Path folder;

    @Test
    void commandsOfTheNewMigrationPrintWhatStandsThere() throws IOException, InterruptedException {
        var steps = ConsoleBlock.all(Guides.text(GUIDE)).stream()
                .filter(block -> block.need().equals(NEED))
                .flatMap(block -> block.steps().stream())
                .toList();
        assertThat(steps).hasSizeGreaterThan(3);
        var data = folder.resolve("data");
        try (var demo = TestDatabase.embedded(data)) {
            new DemoCatalogue(demo.documents()).load();
        }
        var shell = GuideShell.in(
                folder.resolve("project"),
                "localhost:8080",
                List.of(withTheNewClass()),
                Map.of("MFLIX_DATA_DIR", data.toString()));
        assertThat(GuideCommandsIT.differences(steps, shell)).isEmpty();
    }

    /** The folder of the two classes that the guide's steps make. */
    private Path withTheNewClass() throws IOException {
        var source = folder.resolve("source/mflix/migration/conversion");
        Files.createDirectories(source);
        var made = Files.readString(CLASS).replace("package mflix.guides;", "package mflix.migration.conversion;");
        var list = Files.readString(LIST).replace(LAST, LAST + ", new MetacriticOutOfTen()");
        assertThat(list).contains("MetacriticOutOfTen");
        var classes = Files.createDirectories(folder.resolve("classes"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-d",
                                classes.toString(),
                                "-cp",
                                System.getProperty("java.class.path") + File.pathSeparator + "target/classes",
                                Files.writeString(source.resolve("MetacriticOutOfTen.java"), made)
                                        .toString(),
                                Files.writeString(source.resolve("Conversions.java"), list)
                                        .toString()))
                .isZero();
        return classes;
    }
}
