package mflix.bench;

import java.util.List;
import java.util.stream.IntStream;
import mflix.bench.CannedMongo.Reply;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** What {@link CannedMongo} says: the greeting of a set of one member, one page of films, one film with two comments, counts. */
final class CannedReplies {
    private static final int PAGE = 20;
    private static final int FILMS = 21_000;
    private static final int GENRES = 25;
    private static final Reply OK = Reply.of(ok(new BsonDocument()));
    private static final Reply NONE = Reply.of(cursor("none", List.of()));

    private final String host;
    private final Reply page;
    private final Reply film;
    private final Reply comments;
    private final Reply genres;

    CannedReplies(String host) {
        this.host = host;
        var films = CannedFilms.all().subList(0, PAGE);
        this.page = Reply.of(cursor("movies", films));
        this.film = Reply.of(cursor("movies", films.subList(0, 1)));
        this.comments = Reply.of(cursor(
                "comments",
                CannedFilms.commentsOf(films.get(0).getObjectId("_id").getValue())));
        this.genres = Reply.of(cursor(
                "movies",
                IntStream.range(0, GENRES)
                        .mapToObj(number -> new BsonDocument("_id", new BsonString("Genre " + number))
                                .append("count", new BsonInt32(100 * number)))
                        .toList()));
    }

    Reply to(String name, BsonDocument command) {
        var collection = command.get(name);
        var isOfFilms = collection.equals(new BsonString("movies"));
        return switch (name) {
            case "hello", "isMaster", "ismaster" -> Reply.of(hello());
            case "find" -> isOfFilms ? films(command) : found(collection);
            case "count" -> Reply.of(ok(new BsonDocument("n", new BsonInt32(FILMS))));
            case "aggregate" -> isOfFilms && isOfGenres(command) ? genres : Reply.of(counted(isOfFilms ? FILMS : 2));
            case "listIndexes", "listCollections" -> NONE;
            case "buildInfo", "buildinfo" -> Reply.of(ok(new BsonDocument("version", new BsonString("7.0.0"))));
            case "insert", "update", "delete" -> Reply.of(ok(new BsonDocument("n", new BsonInt32(1))));
            default -> OK;
        };
    }

    private Reply films(BsonDocument command) {
        return command.getDocument("filter", new BsonDocument()).isObjectId("_id") ? film : page;
    }

    private Reply found(BsonValue collection) {
        return collection.equals(new BsonString("comments")) ? comments : NONE;
    }

    private static boolean isOfGenres(BsonDocument command) {
        return command.getArray("pipeline").get(0).asDocument().containsKey("$project");
    }

    private static BsonDocument counted(int count) {
        return cursor("movies", List.of(new BsonDocument("_id", new BsonInt32(1)).append("n", new BsonInt32(count))));
    }

    BsonDocument hello() {
        return ok(new BsonDocument("ismaster", BsonBoolean.TRUE)
                .append("isWritablePrimary", BsonBoolean.TRUE)
                .append("helloOk", BsonBoolean.TRUE)
                .append("setName", new BsonString("rs0"))
                .append("setVersion", new BsonInt32(1))
                .append("hosts", new BsonArray(List.of(new BsonString(host))))
                .append("me", new BsonString(host))
                .append("primary", new BsonString(host))
                .append("logicalSessionTimeoutMinutes", new BsonInt32(30))
                .append("minWireVersion", new BsonInt32(0))
                .append("maxWireVersion", new BsonInt32(21))
                .append("maxBsonObjectSize", new BsonInt32(16_777_216))
                .append("maxMessageSizeBytes", new BsonInt32(48_000_000))
                .append("maxWriteBatchSize", new BsonInt32(100_000)));
    }

    private static BsonDocument cursor(String collection, List<BsonDocument> documents) {
        return ok(new BsonDocument(
                "cursor",
                new BsonDocument("firstBatch", new BsonArray(documents))
                        .append("id", new BsonInt64(0))
                        .append("ns", new BsonString("sample_mflix." + collection))));
    }

    private static BsonDocument ok(BsonDocument reply) {
        return reply.append("ok", new BsonDouble(1));
    }

    static byte[] bytes(BsonDocument document) {
        var raw = new RawBsonDocument(document, new BsonDocumentCodec()).getByteBuffer();
        var bytes = new byte[raw.remaining()];
        raw.get(bytes);
        return bytes;
    }
}
