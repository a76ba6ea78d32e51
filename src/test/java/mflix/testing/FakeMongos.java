package mflix.testing;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * The router of a sharded cluster, in memory: the driver takes it for real. What routers before 7.1 refuse for a sharded collection it
 * refuses, in their words, and records: changes of one document that name neither the shard key nor the id, {@code findAndModify}
 * without the shard key, another shard key, unique indexes that do not begin with it, renames over it, {@code $out} into it.
 */
public final class FakeMongos implements AutoCloseable {
    private static final int THREADS = 64;

    private final Map<String, String> shardKeys = new ConcurrentHashMap<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final MongoServer server = new MongoServer(new Backend());

    /** @param shardKeys the field by which each sharded collection is spread */
    public FakeMongos(Map<String, String> shardKeys) {
        this.shardKeys.putAll(shardKeys);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, THREADS);
    }

    /** As {@code docs/scaling.md} advises to shard. */
    public static FakeMongos asAdvised() {
        return new FakeMongos(Map.of("comments", "movie_id", "movies", "_id"));
    }

    public String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/sample_mflix";
    }

    /** What was refused so far: the command, its collection and why. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    /** The collections that are sharded now. */
    public Collection<String> sharded() {
        return List.copyOf(shardKeys.keySet());
    }

    private final class Backend extends MemoryBackend {
        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            var name = command.toLowerCase(Locale.ROOT);
            if (name.equals("ismaster") || name.equals("hello")) {
                return hello();
            }
            var collection = String.valueOf(query.get(command));
            var refusal = refusal(name, collection, query);
            if (refusal.isPresent()) {
                refused.add(name + " " + collection + ": " + refusal.get().get("errmsg"));
                return refusal.get();
            }
            if (name.equals("drop")) {
                shardKeys.remove(collection);
            }
            return super.handleCommand(channel, database, command, query);
        }
    }

    private Optional<Document> refusal(String command, String collection, Document query) {
        if (command.equals("renamecollection")) {
            var target = String.valueOf(query.get("to")).replaceFirst("^[^.]*\\.", "");
            return shardKeys.containsKey(target)
                    ? Optional.of(error(20, "IllegalOperation", "cannot rename to an existing sharded collection"))
                    : Optional.empty();
        }
        var key = shardKeys.get(collection);
        if (key == null) {
            return command.equals("aggregate") ? intoShards(query) : Optional.empty();
        }
        return switch (command) {
            case "findandmodify" -> when(
                    !isEqual(query.get("query"), key),
                    error(31025, "ShardKeyNotFound", "Query for sharded findAndModify must contain the shard key"));
            case "update" -> anyOf(query.get("updates"), update -> isUpdateOfOne(update, key), key);
            case "delete" -> anyOf(query.get("deletes"), delete -> isDeletionOfOne(delete, key), key);
            case "createindexes" -> when(
                    documents(query.get("indexes")).stream().anyMatch(index -> isUniqueWithout(index, key)),
                    error(67, "CannotCreateIndex", "cannot create unique index over a shard key pattern"));
            case "aggregate" -> intoShards(query);
            default -> Optional.empty();
        };
    }

    private Optional<Document> intoShards(Document query) {
        return when(
                documents(query.get("pipeline")).stream()
                        .anyMatch(stage -> shardKeys.containsKey(String.valueOf(stage.get("$out")))),
                error(28769, "Location28769", "$out to a sharded collection is not supported"));
    }

    private static Optional<Document> anyOf(Object all, Predicate<Document> isBad, String key) {
        return when(
                documents(all).stream().anyMatch(isBad),
                error(
                        61,
                        "ShardKeyNotFound",
                        "A single write on a sharded collection must contain an exact match on _id or the shard key "
                                + key));
    }

    private static boolean isUpdateOfOne(Document update, String key) {
        if (Boolean.TRUE.equals(update.get("upsert"))) {
            return !isEqual(update.get("q"), key);
        }
        return !Boolean.TRUE.equals(update.get("multi"))
                && !isEqual(update.get("q"), key)
                && !isEqual(update.get("q"), "_id");
    }

    private static boolean isDeletionOfOne(Document delete, String key) {
        return ((Number) delete.get("limit")).intValue() == 1
                && !isEqual(delete.get("q"), key)
                && !isEqual(delete.get("q"), "_id");
    }

    private static boolean isUniqueWithout(Document index, String key) {
        return Boolean.TRUE.equals(index.get("unique"))
                && !((Document) index.get("key")).keySet().iterator().next().equals(key);
    }

    // equality at the top or in an $and, as routers find it
    private static boolean isEqual(Object filter, String field) {
        if (!(filter instanceof Document conditions)) {
            return false;
        }
        if (conditions.containsKey(field)) {
            return !(conditions.get(field) instanceof Document value)
                    || value.keySet().stream().allMatch(name -> name.equals("$eq") || !name.startsWith("$"));
        }
        return documents(conditions.get("$and")).stream().anyMatch(one -> isEqual(one, field));
    }

    private static List<Document> documents(Object all) {
        return all instanceof Collection<?> some
                ? some.stream()
                        .filter(Document.class::isInstance)
                        .map(Document.class::cast)
                        .toList()
                : List.of();
    }

    private static Optional<Document> when(boolean isBad, Document error) {
        return isBad ? Optional.of(error) : Optional.empty();
    }

    private static Document error(int code, String name, String message) {
        return new Document("ok", 0.0)
                .append("code", code)
                .append("codeName", name)
                .append("errmsg", message);
    }

    private static Document hello() {
        return HelloReply.withLimits(true)
                .append("isWritablePrimary", true)
                .append("msg", "isdbgrid")
                .append("connectionId", 1)
                .append("localTime", Instant.now())
                .append("ok", 1.0);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
