package mflix.migration;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import io.netty.channel.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A server with any number of films that takes two bits for each: whether its text is a date by now, and whether the text was kept.
 * All have the same text. Films and originals are made up for each reply; what a migration keeps beside them is kept in memory. It
 * answers the commands of a migration and no others, and is no measure of a database.
 */
final class CannedFilms implements AutoCloseable {
    private static final String TEXT = "2015-08-26 00:03:50.133000000";
    private static final Instant DATE = Instant.parse("2015-08-26T00:03:50.133Z");
    private static final int STRING_TYPE = 2;
    private static final int DATE_TYPE = 9;

    private final MongoServer server = new MongoServer(new Backend());
    private final int films;
    private final BitSet dates = new BitSet();
    private final BitSet kept = new BitSet();
    private volatile String run = "";

    CannedFilms(int films) {
        this.films = films;
        server.bind("127.0.0.1", 0);
    }

    String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/sample_mflix";
    }

    synchronized int converted() {
        return dates.cardinality();
    }

    synchronized int originals() {
        return kept.cardinality();
    }

    private final class Backend extends MemoryBackend {
        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            var name = command.toLowerCase(Locale.ROOT);
            if (name.equals("aggregate") && query.toString().contains("$facet")) {
                return cursor(List.of(new Document("answer", true)));
            }
            var collection = query.get(command);
            return "movies".equals(collection) || "migration_originals".equals(collection)
                    ? canned(name, collection.equals("movies"), query)
                    : super.handleCommand(channel, database, command, query);
        }
    }

    private synchronized Document canned(String command, boolean isMovies, Document query) {
        return switch (command) {
            case "find" -> cursor(found(isMovies, query));
            case "insert" -> insert(documents(query.get("documents")));
            case "update" -> update(documents(query.get("updates")));
            case "aggregate" -> aggregate(isMovies, documents(query.get("pipeline")));
            default -> throw new IllegalArgumentException("not known here: " + command);
        };
    }

    private static Document cursor(List<Document> rows) {
        return new Document("ok", 1.0)
                .append(
                        "cursor",
                        new Document("id", 0L).append("ns", "sample_mflix.rows").append("firstBatch", rows));
    }

    private List<Document> found(boolean isMovies, Document query) {
        var limit = query.get("limit") instanceof Number number ? number.intValue() : Integer.MAX_VALUE;
        var rows = selected(isMovies, (Document) query.get("filter")).limit(limit);
        return (isMovies ? rows.mapToObj(this::film) : rows.mapToObj(this::original)).toList();
    }

    private IntStream selected(boolean isMovies, Document filter) {
        var selection = new Selection();
        selection.read(filter);
        return selection.indexes().filter(i -> isMovies ? selection.hasType(dates.get(i)) : kept.get(i));
    }

    private Document film(int i) {
        return new Document("_id", id(i)).append("lastupdated", dates.get(i) ? DATE : TEXT);
    }

    private Document original(int i) {
        var key = run + "/" + id(i).getHexData() + "/" + TEXT;
        return new Document("_id", key)
                .append("document", id(i))
                .append("original", TEXT)
                .append("converted", DATE);
    }

    private Document insert(List<Document> rows) {
        rows.forEach(row -> keep(row.get("_id").toString(), index(row.get("document"))));
        return new Document("n", rows.size()).append("ok", 1.0);
    }

    private void keep(String key, int film) {
        run = key.substring(0, key.indexOf('/'));
        kept.set(film);
    }

    private Document update(List<Document> updates) {
        var before = dates.cardinality();
        for (var update : updates) {
            var filter = (Document) update.get("q");
            var changed =
                    update.get("u") instanceof List ? selected(true, filter) : IntStream.of(index(filter.get("_id")));
            changed.forEach(dates::set);
        }
        var changed = dates.cardinality() - before;
        return new Document("n", changed).append("nModified", changed).append("ok", 1.0);
    }

    private Document aggregate(boolean isMovies, List<Document> pipeline) {
        var first = pipeline.get(0).get("$match");
        var rows = selected(isMovies, first == null ? new Document() : (Document) first);
        if (pipeline.toString().contains("$merge")) {
            var key = pipeline.get(1).toString().replaceFirst("(?s).*?\\b([0-9a-f]{24})/.*", "$1/");
            rows.forEach(i -> keep(key, i));
            return cursor(List.of());
        }
        return cursor(List.of(new Document("_id", 1).append("n", (int) rows.count())));
    }

    @SuppressWarnings("unchecked")
    private static List<Document> documents(Object list) {
        return new ArrayList<>((Collection<Document>) list);
    }

    private static ObjectId id(int i) {
        return new ObjectId(HexFormat.of().parseHex(String.format("%024x", i)));
    }

    /** Of an id, or of a key of an original: before the first film, after the last one, or that of a film. */
    private int index(Object key) {
        if (key instanceof ObjectId id) {
            return (int) Long.parseLong(id.getHexData().substring(12), 16);
        }
        var parts = key.toString().split("/", -1);
        return parts.length == 1 ? films : parts[1].isEmpty() ? -1 : index(parts[1]);
    }

    private int index(String film) {
        return (int) Long.parseLong(film.substring(12, 24), 16);
    }

    /** What a filter asks for. */
    private final class Selection {
        private int from = 0;
        private int to = films - 1;
        private int type;
        private List<Object> among = List.of();
        private boolean isEmpty;

        private void read(Document filter) {
            filter.forEach((name, condition) -> {
                switch (name) {
                    case "$and" -> documents(condition).forEach(this::read);
                    case "$nor" -> isEmpty = true; // there is one type of ids
                    case "_id" -> ((Document) condition).forEach(this::bound);
                    case "lastupdated" -> ((Document) condition).forEach(this::type);
                    default -> {} // every film matches all other conditions
                }
            });
        }

        private void bound(String operator, Object value) {
            switch (operator) {
                case "$gt" -> from = Math.max(from, index(value) + 1);
                case "$gte" -> from = Math.max(from, index(value));
                case "$lt" -> to = Math.min(
                        to,
                        value.toString().endsWith("0") && value instanceof String key && key.indexOf('/') > 0
                                ? index(value)
                                : index(value) - 1);
                case "$lte" -> to = Math.min(to, index(value));
                case "$in" -> among = new ArrayList<>((Collection<?>) value);
                default -> {} // a type: there is one
            }
        }

        private void type(String operator, Object value) {
            if (operator.equals("$type")) {
                type = ((Number) value).intValue();
            } else if (operator.equals("$exists")) {
                isEmpty = true;
            }
        }

        private boolean hasType(boolean isDate) {
            return type == 0 || type == (isDate ? DATE_TYPE : STRING_TYPE);
        }

        private IntStream indexes() {
            if (isEmpty) {
                return IntStream.empty();
            }
            return among.isEmpty()
                    ? IntStream.rangeClosed(from, to)
                    : among.stream().mapToInt(CannedFilms.this::index).filter(i -> i >= from && i <= to);
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
