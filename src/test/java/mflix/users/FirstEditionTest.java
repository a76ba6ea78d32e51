package mflix.users;

import static com.mongodb.client.model.Filters.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import mflix.cli.Mflix;
import mflix.mongo.DatabaseIndexes;
import mflix.testing.TestDatabase;
import org.bson.BsonType;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the first edition, which {@code src/test/resources/embedded/first-edition/make} made, opened by this one. */
@Tag("F-386")
class FirstEditionTest {
    private static final Path FILE = Path.of("src/test/resources/embedded/first-edition/first-edition.h2.gz");

    @TempDir
    private Path folder;

    @BeforeEach
    void unpack() throws IOException {
        try (var bytes = new GZIPInputStream(Files.newInputStream(FILE))) {
            Files.write(folder.resolve("database.h2"), bytes.readAllBytes());
        }
    }

    private static List<Document> rows(TestDatabase database, String collection) {
        return database.documents().getCollection(collection).find().into(new ArrayList<>());
    }

    private static long films(TestDatabase database, BsonType type) {
        return database.documents().getCollection("movies").countDocuments(type("lastupdated", type));
    }

    @Test
    void allDataIsThereAndEveryIndexCanBeMade() {
        try (var database = TestDatabase.embedded(folder)) {
            assertThat(DatabaseIndexes.make(database.documents())).isEmpty();
            assertThat(rows(database, "movies")).hasSize(40).allSatisfy(film -> assertThat(film)
                    .containsKeys("title", "year", "genres", "lastupdated"));
            assertThat(rows(database, "comments")).hasSize(5).allSatisfy(comment -> assertThat(comment)
                    .containsEntry("name", "Ada")
                    .containsEntry("email", "ada@example.com"));
            assertThat(rows(database, "users"))
                    .extracting(user -> user.getString("email"), user -> user.getBoolean("isAdmin", false))
                    .containsExactlyInAnyOrder(tuple("ada@example.com", false), tuple("root@example.com", true));
        }
    }

    @Test
    void itsUsersCanLogIn() {
        try (var people = People.of(TestDatabase.embedded(folder))) {
            var loggedIn = people.logIn("ada@example.com", "open sesame");
            assertThat(people.caller(loggedIn).name()).isEqualTo("Ada");
            assertThat(people.caller(people.logIn("root@example.com", "open sesame"))
                            .isAdmin())
                    .isTrue();
        }
    }

    @Test
    void theMigrationThatWasInterruptedGoesOnAndCanBeUndone() {
        List<Document> runs;
        try (var database = TestDatabase.embedded(folder)) {
            assertThat(films(database, BsonType.DATE_TIME)).isBetween(10L, 38L);
            runs = rows(database, "migration_runs");
            assertThat(runs).hasSize(1);
        }
        assertThat(migrate("run")).as("one value is refused").isEqualTo(3);
        try (var database = TestDatabase.embedded(folder)) {
            assertThat(films(database, BsonType.DATE_TIME)).isEqualTo(39);
            assertThat(films(database, BsonType.STRING)).isEqualTo(1);
            assertThat(rows(database, "migration_runs"))
                    .extracting(run -> run.get("_id"))
                    .containsExactly(runs.get(0).get("_id"));
        }
        assertThat(migrate("undo", "--confirm=movies-lastupdated")).isZero();
        try (var database = TestDatabase.embedded(folder)) {
            assertThat(films(database, BsonType.STRING)).isEqualTo(40);
            assertThat(rows(database, "movies"))
                    .filteredOn(film -> "Film 7".equals(film.getString("title")))
                    .singleElement()
                    .satisfies(film -> assertThat(film).containsEntry("lastupdated", "2015-08-26 00:03:07.133000000"));
        }
    }

    private int migrate(String... action) {
        var out = new StringWriter();
        var arguments = new ArrayList<>(List.of("migrate"));
        arguments.addAll(List.of(action));
        arguments.add("--data-dir=" + folder);
        return Mflix.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments.toArray(String[]::new));
    }
}
