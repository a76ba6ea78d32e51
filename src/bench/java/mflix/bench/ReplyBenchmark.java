package mflix.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mflix.guides.mistakes.Renderings;
import mflix.request.PageRequest;
import mflix.request.QueryParameters;
import mflix.web.json.BsonJson;
import mflix.web.reply.RenderedReply;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a page of stored films to the bytes that are sent, step by step; the floor is a copy of the stored bytes. */
@State(Scope.Thread)
public class ReplyBenchmark {
    private static final Set<String> NAMES = Set.of("page", "entries_per_page");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Jsonb jsonb = JsonbBuilder.create();
    private List<RawBsonDocument> stored;
    private BsonDocument page;
    private byte[] json;
    private RenderedReply reply;

    @Setup
    public void films() {
        stored = CannedFilms.all().stream()
                .limit(20)
                .map(film -> new RawBsonDocument(CannedReplies.bytes(film)))
                .toList();
        page = new BsonDocument("movies", new BsonArray(stored));
        json = BsonJson.render(page);
        reply = RenderedReply.of(json);
    }

    @Benchmark
    public int floorCopyOfStoredBytes() {
        var copied = 0;
        for (var film : stored) {
            copied += film.getByteBuffer().asNIO().array().clone().length;
        }
        return copied;
    }

    @Benchmark
    public byte[] rawDocumentsToJson() {
        return BsonJson.render(page);
    }

    @Benchmark
    public byte[] documentsToJsonByJackson() throws JsonProcessingException {
        return Renderings.byJackson(stored, mapper);
    }

    @Benchmark
    public byte[] documentsToJsonByJsonB() {
        return Renderings.byJsonB(stored, jsonb);
    }

    @Benchmark
    public byte[] documentsToJsonByTheDriver() {
        return Renderings.byTheDriver(stored);
    }

    @Benchmark
    public String jsonToEntityTag() {
        return RenderedReply.of(json).tag();
    }

    @Benchmark
    public byte[] jsonToGzip() {
        return reply.packed().bytes();
    }

    @Benchmark
    public PageRequest queryToPage() {
        var parameters = QueryParameters.of(
                Map.of("page", List.of("3"), "entries_per_page", List.of("20")), NAMES, Set.of());
        var asked = PageRequest.of(parameters);
        parameters.check();
        return asked;
    }
}
