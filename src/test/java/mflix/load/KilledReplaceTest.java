package mflix.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mflix.testing.TestDatabase;
import mflix.testing.TestJvm;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that replaces collections of the embedded database and is killed: the films are the old ones or the new ones, all of them. */
@Tag("F-98")
class KilledReplaceTest {
    private static final int ROUNDS = Integer.getInteger("mflix.test.kills", 6);
    private static final int MOVIES = 4000;
    private static final int COMMENTS = 2000;
    private static final long SEED = 93;

    @TempDir
    private Path folder;

    /** Arguments: data folder, folder of the files. Prints a line for each step. */
    public static final class Replacing {
        public static void main(String[] arguments) {
            try (var database = TestDatabase.embedded(Path.of(arguments[0]));
                    var loader = new Loader(database.database(), new Said())) {
                var checked = new LoadCheck(OnMalformed.END_THE_LOAD, new Said(), LoadTarget.EMBEDDED, "sample_mflix")
                        .of(List.of(Path.of(arguments[1])), "");
                say("checked");
                loader.replace(checked);
            }
            say("ended");
        }

        private static void say(String line) {
            System.out.println(line);
            System.out.flush();
        }

        private static final class Said extends Heard {
            @Override
            public void loading(long documents, long ofDocuments) {
                say("batch");
            }

            @Override
            public void replaced(String collection) {
                say("replaced");
            }
        }
    }

    @Test
    void filmsAreTheOldOnesOrTheNewOnesAndTheNextLoadEndsWell() throws IOException {
        var random = new Random(SEED);
        write(0);
        assertThat(replace(Integer.MAX_VALUE, 0)).isTrue();
        var killed = 0;
        for (var version = 1; version <= ROUNDS; version++) {
            var old = version("movies", MOVIES);
            write(version);
            var ended = replace(1 + random.nextInt(9), random.nextInt(60));
            killed += ended ? 0 : 1;
            assertThat(version("movies", MOVIES)).as("round " + version).isIn(ended ? version : old, version);
            version("comments", COMMENTS);
        }
        assertThat(killed).isPositive();
        assertThat(replace(Integer.MAX_VALUE, 0)).isTrue();
        assertThat(version("movies", MOVIES)).isEqualTo(ROUNDS);
        assertThat(version("comments", COMMENTS)).isEqualTo(ROUNDS);
        try (var database = TestDatabase.embedded(folder.resolve("data"))) {
            assertThat(database.documents().listCollectionNames().into(new ArrayList<>()))
                    .noneMatch(name -> name.contains(".loading-"));
            assertThat(database.documents().getCollection("mflix_marks").countDocuments())
                    .isZero();
            assertThat(database.documents()
                            .getCollection("movies")
                            .listIndexes()
                            .into(new ArrayList<>()))
                    .hasSizeGreaterThan(3);
        }
    }

    private void write(int version) {
        var files = new SomeFiles(folder.resolve("files"));
        files.write("movies.ndjson", lines(MOVIES, version));
        files.write("comments.ndjson", lines(COMMENTS, version));
    }

    private static String lines(int count, int version) {
        return SomeFiles.lines(count).replace("\"text\"", "\"version\": " + version + ", \"text\"");
    }

    /** The one version that all documents have. */
    private int version(String collection, long count) {
        try (var database = TestDatabase.embedded(folder.resolve("data"))) {
            var documents = database.documents().getCollection(collection);
            assertThat(documents.countDocuments()).isEqualTo(count);
            var version = documents.find().first().getInteger("version");
            assertThat(documents.countDocuments(new Document("version", version)))
                    .isEqualTo(count);
            return version;
        }
    }

    /** Kills it that many lines and milliseconds after its start. @return whether it had ended before */
    private boolean replace(int lines, int millis) throws IOException {
        var process = TestJvm.command(
                        List.of(),
                        Replacing.class,
                        folder.resolve("data").toString(),
                        folder.resolve("files").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            var last = "";
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                last = line;
                if (--lines == 0) {
                    rest(millis);
                    process.toHandle().destroyForcibly(); // the process itself would close what is being read
                }
            }
            return last.equals("ended");
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private static void rest(int millis) {
        try {
            Thread.sleep(millis); // a place in the work, not a wait for anything
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
