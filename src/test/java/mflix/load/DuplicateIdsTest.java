package mflix.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mflix.load.format.FilePosition;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicateIdsTest {

    private static byte[] digest(String id) {
        return DocumentIds.digest(raw("{_id: " + id + "}"));
    }

    private static RawBsonDocument raw(String document) {
        return new RawBsonDocument(BsonDocument.parse(document), new BsonDocumentCodec());
    }

    private static DuplicateIds.Entry entry(int id, int ordinal) {
        return DuplicateIds.Entry.of(
                digest(String.valueOf(id)), 3, new FilePosition(FilePosition.Unit.LINE, ordinal + 1L, ordinal));
    }

    /** 7 in memory means that almost everything goes through temporary files. */
    @ParameterizedTest
    @ValueSource(ints = {7, 1_000_000})
    void everyRepetitionIsFoundWithTheFirstPlace(int mostInMemory) {
        List<String> found = new ArrayList<>();
        try (var ids = new DuplicateIds(mostInMemory)) {
            for (var i = 0; i < 2_000; i++) {
                ids.add(entry(i, i));
            }
            ids.add(entry(1234, 2_000));
            ids.add(entry(5, 2_001));
            ids.add(entry(1234, 2_002));
            ids.eachDuplicate((duplicate, first) -> found.add(duplicate.place() + " as " + first.place()));
        }
        assertThat(found)
                .containsExactlyInAnyOrder("line 2001 as line 1235", "line 2002 as line 6", "line 2003 as line 1235");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            7                            | {"$numberLong": "7"}
            7                            | 7.0
            7                            | {"$numberDecimal": "7.00"}
            0                            | -0.0
            {"$numberDouble": "NaN"}     | {"$numberDecimal": "NaN"}
            {"$numberDouble": "1e30"}    | {"$numberDecimal": "1E+30"}
            """)
    void numbersThatAreEqualAreOneId(String one, String other) {
        assertThat(digest(one)).isEqualTo(digest(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            7            | "7"
            "a"          | {"$symbol": "a"}
            {"a": 1}     | {"b": 1}
            null         | 0
            true         | 1
            """)
    void differentValuesAreDifferentIds(String one, String other) {
        assertThat(digest(one)).isNotEqualTo(digest(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{_id: []}", "{_id: /a/}", "{_id: undefined}"})
    void documentWithoutAnIdThatMongoTakesIsFaulty(String document) {
        assertThat(DocumentIds.fault(raw(document))).get().asString().contains("_id", "expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{_id: null}", "{_id: {a: []}}", "{a: 1, _id: 'x'}"})
    void everyOtherIdWillDo(String document) {
        assertThat(DocumentIds.fault(raw(document))).isEmpty();
    }
}
