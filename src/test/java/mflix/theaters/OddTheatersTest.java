package mflix.theaters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mflix.mongo.settings.MongoSettings;
import mflix.settings.SettingsReader;
import mflix.testing.TestDatabase;
import org.bson.BsonDateTime;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Theaters with anything in the place of a place: one of them must not cost the others their list. */
@Tag("F-494")
class OddTheatersTest {
    private static final List<Object> ODD = List.of(
            "text",
            "",
            7,
            Double.NaN,
            Decimal128.NaN,
            true,
            List.of(),
            List.of("a", "b"),
            List.of(1),
            List.of(List.of(1), new Document()),
            new Document(),
            new Document("a", 1),
            new BsonDateTime(0),
            new ObjectId(),
            new MinKey());

    private final TestDatabase database = TestDatabase.inMemory();
    private final Theaters theaters =
            new Theaters(database.documents(), MongoSettings.from(new SettingsReader(key -> Optional.empty())));

    @AfterEach
    void close() {
        database.close();
    }

    private static Document theater() {
        return Document.parse(
                """
                {theaterId: 1, location: {address: {city: 'Suva', state: 'FJ'}, geo: {type: 'Point', coordinates: [178.44, -18.14]}}}""");
    }

    private static Document with(String path, Object value) {
        var theater = theater();
        var parent = theater;
        var names = path.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            parent = parent.get(names[i], Document.class);
        }
        parent.put(names[names.length - 1], value);
        return theater;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "theaterId",
                "location",
                "location.address",
                "location.address.city",
                "location.address.state",
                "location.geo",
                "location.geo.type",
                "location.geo.coordinates"
            })
    void eachListIsAnswered(String path) {
        var stored = database.documents().getCollection("theaters");
        ODD.forEach(value -> stored.insertOne(with(path, value)));
        stored.insertOne(with(path, null));
        stored.insertOne(theater());
        var all = ODD.size() + 2;
        assertThat(found(Map.of("entries_per_page", List.of("100")))).hasSize(all);
        assertThat(found(Map.of("near", List.of("178.44,-18.14"), "entries_per_page", List.of("100"))))
                .hasSizeBetween(1, all)
                .anySatisfy(theater -> assertThat(
                                theater.asDocument().getDouble("distance_km").getValue())
                        .isZero());
        assertThat(theaters.cities().getArray("cities"))
                .extracting(city -> city.asDocument().get("city"))
                .contains(new BsonString("Suva"));
    }

    private List<BsonValue> found(Map<String, List<String>> sent) {
        return theaters.page(TheaterRequest.of(sent)).getArray("theaters").getValues();
    }
}
