package mflix.mongo.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryShapeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "find | {find: 'movies', filter: {cast: 'secret', year: {$gt: 1}}} | find movies filter={cast: ?, year: {$gt: ?}}",
                "aggregate | {aggregate: 'comments', pipeline: [{$match: {email: 'secret'}}, {$limit: 3}]} |"
                        + " aggregate comments pipeline=[{$match: {email: ?}}, {$limit: ?}]",
                "update | {update: 'users', updates: [{q: {_id: 1}, u: {$set: {password: 'secret'}}}, {q: {_id: 2}, u: {}}]} |"
                        + " update users updates=2×{_id: ?}",
                "insert | {insert: 'users', documents: [{password: 'secret'}]} | insert users",
                "ping | {ping: 1} | ping"
            })
    void shapeHasNamesAndNoValues(String name, String command, String shape) {
        assertThat(QueryShape.of(name, BsonDocument.parse(command))).hasToString(shape);
    }

    @Test
    void longShapeIsCut() {
        var filter = new BsonDocument();
        for (int i = 0; i < 300; i++) {
            filter.append("field" + i, new BsonInt32(1));
        }
        var command = new BsonDocument("find", new BsonString("movies")).append("filter", filter);
        assertThat(QueryShape.of("find", command).toString()).hasSize(501).endsWith("…");
    }
}
