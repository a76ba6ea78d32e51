package mflix.mongo.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.mongo.MongoFailures;
import mflix.mongo.settings.MongoSettings;
import mflix.problem.ProblemKind;
import mflix.settings.SettingsReader;
import mflix.testing.FakeReplicaSet;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Commands of one request share its time; each is sent with the time that is left. */
@Tag("F-443")
class RequestTimeTest {
    private final FakeReplicaSet set = new FakeReplicaSet();
    private final MongoCollection<Document> rows = set.database().documents().getCollection("movies");

    @AfterEach
    void close() {
        RequestTime.end();
        set.close();
    }

    private static MongoSettings settings(Map<String, String> values) {
        return MongoSettings.from(new SettingsReader(key -> Optional.ofNullable(values.get(key))));
    }

    private List<Long> bounds() {
        return set.recorded("find").stream()
                .map(find -> ((Number) find.query().get("maxTimeMS")).longValue())
                .toList();
    }

    @Test
    void eachCommandHasWhatThoseBeforeItHaveLeft() {
        var settings = settings(Map.of());
        RequestTime.begin();
        set.fail("find", 1, FakeReplicaSet.Fault.SLOW); // a second
        assertThat(settings.reading(rows).find().first()).isNull();
        assertThat(settings.reading(rows).find().first()).isNull();
        assertThat(settings.reporting(rows).find().first()).isNull();
        var bounds = bounds();
        assertThat(bounds.get(0))
                .isPositive()
                .isLessThanOrEqualTo(settings.maxTime().toMillis());
        assertThat(bounds.get(1)).isLessThanOrEqualTo(bounds.get(0) - 990);
        assertThat(bounds.get(2))
                .isGreaterThan(bounds.get(1))
                .isLessThanOrEqualTo(settings.reportMaxTime().toMillis() - 990);
    }

    @Test
    void nothingIsAskedForWhenTheTimeIsOver() {
        var settings = settings(Map.of("mflix.db.max-time", "PT0.5S"));
        RequestTime.begin();
        set.fail("find", 1, FakeReplicaSet.Fault.SLOW);
        for (var attempt = 0; attempt < 2; attempt++) {
            var failure = catchThrowableOfType(
                    MongoException.class, () -> settings.reading(rows).find().first());
            assertThat(MongoFailures.problemOf(failure).orElseThrow().kind()).isEqualTo(ProblemKind.DATABASE_TIMEOUT);
        }
        RequestTime.end();
        assertThat(settings.reading(rows).find().first()).isNull();
    }

    @Test
    void withoutARequestEachCommandHasTheWholeTime() {
        var settings = settings(Map.of());
        set.fail("find", 1, FakeReplicaSet.Fault.SLOW);
        assertThat(settings.reading(rows).find().first()).isNull();
        var secondBegan = System.nanoTime();
        assertThat(settings.reading(rows).find().first()).isNull();
        var passed = (System.nanoTime() - secondBegan) / 1_000_000;
        assertThat(bounds().get(1)).isGreaterThanOrEqualTo(settings.maxTime().toMillis() - passed - 50);
    }
}
