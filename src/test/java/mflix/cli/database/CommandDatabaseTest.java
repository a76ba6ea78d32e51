package mflix.cli.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import mflix.cli.Mflix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandDatabaseTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "migrate plan",
                "migrate run",
                "migrate status",
                "migrate verify",
                "migrate errors",
                "migrate undo",
                "make-admin ada@example.com",
                "dump FOLDER/files"
            })
    @Tag("F-498")
    void folderWithoutADatabaseIsRefusedAndStaysAsItIs(String command) throws Exception {
        Files.createDirectory(folder.resolve("empty"));
        for (var name : new String[] {"mistyped", "empty"}) {
            var data = folder.resolve(name);
            var err = new StringWriter();
            var words = Stream.concat(
                    Arrays.stream(command.replace("FOLDER", folder.toString()).split(" ", -1)),
                    Stream.of("--data-dir", data.toString()));

            var exit = Mflix.commandLine().setErr(new PrintWriter(err, true)).execute(words.toArray(String[]::new));

            assertThat(exit).isEqualTo(1);
            assertThat(err.toString().lines())
                    .containsExactly(
                            "mflix: The data folder " + data + " contains no database. Start ./mflix serve or run"
                                    + " ./mflix load with it first, or name another folder with --data-dir.");
        }
        try (var left = Files.walk(folder)) {
            assertThat(left).containsExactlyInAnyOrder(folder, folder.resolve("empty"));
        }
    }

    @Test
    @Tag("F-498")
    void fileInThePlaceOfTheFolderIsNotTakenForAnEmptyOne() throws Exception {
        var data = Files.writeString(folder.resolve("data"), "a file");
        var err = new StringWriter();

        var exit = Mflix.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute("migrate", "status", "--data-dir", data.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("cannot be used. Expected a folder");
        assertThat(data).hasContent("a file");
    }

    @Test
    void databaseThatACommandMadeIsThereForTheNextOne() {
        var settings = CommandLineSettings.config(
                Map.of("mflix.data.dir", folder.resolve("data").toString()));
        CommandDatabase.existingOrNew(settings).close();
        CommandDatabase.existing(settings).close();
        assertThat(folder.resolve("data/database.h2")).isRegularFile();
    }
}
