package mflix.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mflix.mongo.CollectionName;
import mflix.mongo.DatabaseIndexes;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each way to somebody's films begins with the first key of an index: a name, or a pattern that is anchored. */
@Tag("F-266")
class PersonIndexesTest {

    @Test
    void eachRoleHasItsIndex() {
        var filter = PersonFilms.stages(PersonName.of("J.R. Ford (story)"))
                .get(0)
                .toBsonDocument()
                .getDocument("$match");
        var indexes = DatabaseIndexes.named(CollectionName.MOVIES);
        for (var way : Map.of("cast", 0, "directors", 1, "writers", 2).entrySet()) {
            assertThat(indexes).containsKey(way.getKey() + "_1_tomatoes.viewer.numReviews_-1__id_1");
            var conditions =
                    filter.getArray("$or").get(way.getValue()).asDocument().getArray("$or");
            assertThat(conditions.get(0).asDocument())
                    .isEqualTo(BsonDocument.parse("{" + way.getKey() + ": 'J.R. Ford'}"));
            assertThat(conditions
                            .get(1)
                            .asDocument()
                            .getRegularExpression(way.getKey())
                            .getPattern())
                    .isEqualTo("^J\\.R\\. Ford \\(");
        }
    }
}
