package mflix.web.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import mflix.web.json.BsonJson;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-232")
class DocumentTagTest {
    private static final String STORED = "{_id: {$oid: '573a1390f29313caabcd42e8'}, title: 'É \"1\"', year: 1903,"
            + " votes: {$numberLong: '5'}, rating: 7.5, bad: {$numberDouble: 'NaN'}, price: {$numberDecimal: '1.50'},"
            + " released: {$date: '1903-12-01T00:00:00Z'}, seen: true, rated: null, cast: ['A', {b: 1}]}";

    @Test
    void sameDocumentHasTheSameTagStoredAsBytesOrNot() {
        var document = BsonDocument.parse(STORED);
        assertThat(DocumentTag.of(new RawBsonDocument(document, new BsonDocumentCodec())))
                .isEqualTo(DocumentTag.of(document))
                .matches("\"[0-9a-f]+-[0-9a-f]+\"");
    }

    @Test
    void anotherValueOrOrderOrNameHasAnotherTag() {
        var tag = DocumentTag.of(BsonDocument.parse("{a: 1, b: 2}"));
        assertThat(tag)
                .isNotEqualTo(DocumentTag.of(BsonDocument.parse("{a: 1, b: 3}")))
                .isNotEqualTo(DocumentTag.of(BsonDocument.parse("{b: 2, a: 1}")))
                .isNotEqualTo(DocumentTag.of(BsonDocument.parse("{a: 1, c: 2}")))
                .isNotEqualTo(DocumentTag.of(new BsonDocument("a", new BsonInt32(1))));
    }

    @Test
    void anotherFilmOrOrderOfFilmsHasAnotherTag() {
        var tag = DocumentTag.of(BsonDocument.parse("{movies: [{a: 1}, {a: 2}], page: 0}"));
        assertThat(tag)
                .isNotEqualTo(DocumentTag.of(BsonDocument.parse("{movies: [{a: 2}, {a: 1}], page: 0}")))
                .isNotEqualTo(DocumentTag.of(BsonDocument.parse("{movies: [{a: 1}], page: 0}")))
                .isNotEqualTo(DocumentTag.of(BsonDocument.parse("{movies: [{a: 1}, {a: 3}], page: 0}")))
                .isNotEqualTo(DocumentTag.of(BsonDocument.parse("{movies: [{a: 1}, {a: 2}], page: 1}")))
                .isNotEqualTo(DocumentTag.of(BsonDocument.parse("{movies: {'0': {a: 1}, '1': {a: 2}}, page: 0}")));
    }

    /** Who changes this text raises the number too, or browsers keep replies in the old form. */
    @Test
    void renderingIsStillTheOneOfItsNumber() {
        assertThat(DocumentTag.RENDERING).isEqualTo(1);
        assertThat(new String(BsonJson.render(BsonDocument.parse(STORED)), UTF_8))
                .isEqualTo("{\"_id\":\"573a1390f29313caabcd42e8\",\"title\":\"É \\\"1\\\"\",\"year\":1903,\"votes\":5,"
                        + "\"rating\":7.5,\"bad\":null,\"price\":1.50,\"released\":\"1903-12-01T00:00:00.000Z\","
                        + "\"seen\":true,\"rated\":null,\"cast\":[\"A\",{\"b\":1}]}");
    }
}
