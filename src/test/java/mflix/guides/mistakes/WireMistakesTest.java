package mflix.guides.mistakes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.json.bind.JsonbBuilder;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Callable;
import mflix.bench.CannedFilms;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DocumentCodec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Objects between the bytes that came from the database and the bytes that go to the client. */
@Tag("F-373")
class WireMistakesTest {
    private static final int TIMES = 50;

    private final List<RawBsonDocument> stored = CannedFilms.all().stream()
            .limit(20)
            .map(film -> new RawBsonDocument(film, new BsonDocumentCodec()))
            .toList();

    @Test
    void objectsInBetweenCostMemory() throws Exception {
        var mapper = new ObjectMapper();
        try (var jsonb = JsonbBuilder.create()) {
            var product = allocated("straight from BSON", () -> Renderings.byTheProduct(stored));
            var unused = allocated("Documents, then Jackson", () -> Renderings.byJackson(stored, mapper));
            var ofJsonB = allocated("Documents, then JSON-B (Yasson)", () -> Renderings.byJsonB(stored, jsonb));
            var ofDriver = allocated("Documents, then Document.toJson", () -> Renderings.byTheDriver(stored));
            assertThat(List.of(ofJsonB, ofDriver))
                    .allSatisfy(one -> assertThat(one).isGreaterThan(product * 3 / 2));
        }
    }

    @Test
    void idsAndDatesComeOutAsNobodyWantsThem() throws Exception {
        var film = List.of(stored.get(0));
        try (var jsonb = JsonbBuilder.create()) {
            assertThat(new String(Renderings.byJsonB(film, jsonb), UTF_8)).contains("\"_id\":{", "\"timestamp\":");
        }
        assertThat(new String(Renderings.byJackson(film, new ObjectMapper()), UTF_8))
                .contains("\"_id\":{", "\"timestamp\":");
        assertThat(new String(Renderings.byTheDriver(film), UTF_8)).contains("{\"$oid\": ", "{\"$date\": ");
        assertThat(new String(Renderings.byTheProduct(film), UTF_8))
                .contains("\"_id\":\"" + stored.get(0).getObjectId("_id").getValue() + '"')
                .doesNotContain("$oid", "timestamp");
    }

    @Test
    void productsJsonIsWhatIsStored() {
        var json = Document.parse(new String(Renderings.byTheProduct(stored), UTF_8));
        var first = stored.get(0).decode(new DocumentCodec());
        assertThat(json.getList("movies", Document.class)).hasSize(20);
        assertThat(json.getList("movies", Document.class).get(0).keySet()).containsExactlyElementsOf(first.keySet());
    }

    // Bytes that this thread allocates for one page, when the classes are loaded; no stopwatch.
    private static long allocated(String name, Callable<byte[]> rendering) throws Exception {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] rendered = {};
        for (int i = 0; i < TIMES; i++) {
            rendered = rendering.call();
        }
        var before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < TIMES; i++) {
            rendered = rendering.call();
        }
        var bytes = (threads.getCurrentThreadAllocatedBytes() - before) / TIMES;
        System.out.printf("guides: %s: %,d bytes allocated for %,d bytes of JSON%n", name, bytes, rendered.length);
        return bytes;
    }
}
