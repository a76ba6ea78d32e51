package mflix.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import mflix.embedded.demo.DemoCatalogue;
import mflix.mongo.DemoMark;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether the films are the demo's own is known, whatever was loaded. */
@Tag("F-273")
class DemoMarkTest extends LoadCase {

    @Override
    TestDatabase open() {
        return TestDatabase.inMemory();
    }

    private boolean isDemo() {
        return DemoMark.isSet(database.documents());
    }

    private void fillWithDemo() {
        new DemoCatalogue(database.documents()).load();
    }

    @Test
    void theDemoIsMarkedWhenItIsFilledIn() {
        assertThat(isDemo()).isFalse();
        fillWithDemo();
        assertThat(isDemo()).isTrue();
        fillWithDemo();
        assertThat(isDemo()).isTrue();
    }

    @Test
    void aLoadOfFilmsTakesTheMarkAwayForGood() {
        fillWithDemo();
        load(files.write("movies.ndjson", SomeFiles.lines(3)));
        assertThat(isDemo()).isFalse();
        fillWithDemo();
        assertThat(isDemo()).isFalse();
    }

    @Test
    void soDoesAReplacementOfFilmsOrCommentsOrUsers() {
        for (var collection : new String[] {"movies", "comments", "users"}) {
            database.documents().drop();
            fillWithDemo();
            replace(check(OnMalformed.END_THE_LOAD, files.write(collection + ".ndjson", SomeFiles.lines(3))));
            assertThat(isDemo()).as(collection).isFalse();
        }
    }

    @Test
    void aLoadOfOtherCollectionsLeavesIt() {
        fillWithDemo();
        load(files.write("theaters.ndjson", SomeFiles.lines(3)));
        assertThat(isDemo()).isTrue();
    }

    @Test
    void aFolderOfAnEarlierVersionIsTheDemoWhenItHoldsNoOtherFilm() {
        fillWithDemo();
        var marks = database.documents().getCollection("mflix_marks");
        marks.updateOne(Filters.eq("_id", DemoMark.ROW), Updates.unset(DemoMark.SHOWN));
        assertThat(isDemo()).isFalse();
        fillWithDemo();
        assertThat(isDemo()).isTrue();
        marks.updateOne(Filters.eq("_id", DemoMark.ROW), Updates.unset(DemoMark.SHOWN));
        database.documents().getCollection("movies").insertOne(new Document("title", "Another"));
        fillWithDemo();
        assertThat(isDemo()).isFalse();
    }

    @Test
    void aDatabaseThatWasFilledOtherwiseIsNone() {
        database.documents().getCollection("movies").insertOne(new Document("title", "Another"));
        fillWithDemo();
        assertThat(isDemo()).isFalse();
    }
}
