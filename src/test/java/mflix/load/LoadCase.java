package mflix.load;

import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mflix.testing.TestDatabase;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A database, some files and what is heard while they are loaded; the database is empty before each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LoadCase {
    TestDatabase database;
    SomeFiles files;
    Heard heard;

    abstract TestDatabase open();

    @BeforeAll
    void connect() {
        database = open();
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void begin(@TempDir Path folder) {
        database.documents()
                .listCollectionNames()
                .forEach(name -> database.documents().getCollection(name).drop());
        files = new SomeFiles(folder);
        heard = new Heard();
    }

    CheckedFiles check(OnMalformed bad, Path... paths) {
        return new LoadCheck(bad, heard).of(List.of(paths), "");
    }

    List<LoadResult> load(Path... paths) {
        return load(check(OnMalformed.END_THE_LOAD, paths));
    }

    List<LoadResult> load(CheckedFiles checked) {
        try (var loader = new Loader(database.database(), heard)) {
            return loader.load(checked);
        }
    }

    List<LoadResult> replace(CheckedFiles checked) {
        try (var loader = new Loader(database.database(), heard)) {
            return loader.replace(checked);
        }
    }

    List<BsonDocument> stored(String collection) {
        return database.documents()
                .getCollection(collection, BsonDocument.class)
                .find()
                .sort(Indexes.ascending("_id"))
                .into(new ArrayList<>());
    }
}
