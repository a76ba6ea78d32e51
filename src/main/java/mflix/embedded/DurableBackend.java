package mflix.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A backend whose acknowledged writes are on disk. The store underneath would write in the background, about once a second;
 * here each command that writes is committed before its answer, alone, so that no moment of a crash shows half a command.
 */
final class DurableBackend extends H2Backend {
    private static final Set<String> WRITING = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection");
    // they change the collections as such, in several steps; a reader sees all of them or none
    private static final Set<String> RESHAPING =
            Set.of("createindexes", "drop", "dropindexes", "dropdatabase", "renamecollection", "aggregate");
    private static final int OUT_OF_DISK_SPACE = 14031;
    private static final long LEAST_FREE_BYTES = 64L << 20;
    private static final int COMMITS_BETWEEN_COMPACTIONS = 256;
    private static final int COMPACT_BELOW_PERCENT = 50;
    private static final int COMPACT_BYTES = 8 << 20;

    private final CommitMark mark;
    private final LongSupplier freeBytes;
    private final boolean survivesPowerLoss;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantReadWriteLock collections = new ReentrantReadWriteLock();
    private int commits;

    /** @param survivesPowerLoss each commit also waits for the disk, at about half the rate */
    DurableBackend(DatabaseFile file, Path folder, boolean survivesPowerLoss) {
        this(file, () -> freeBytes(folder), survivesPowerLoss);
    }

    /** @param freeBytes asked before each write; under 64 MiB it is refused, before the store could break */
    DurableBackend(DatabaseFile file, LongSupplier freeBytes, boolean survivesPowerLoss) {
        super(file.store());
        this.mark = file.mark();
        this.freeBytes = freeBytes;
        this.survivesPowerLoss = survivesPowerLoss;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new IndexedDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (!writes(command, query)) {
            return whileNobodyReshapes(() -> super.handleCommand(channel, database, command, query));
        }
        writing.lock();
        try {
            refuseWhenAlmostFull();
            var answer = write(channel, database, command, query);
            persist();
            return answer;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return whileNobodyReshapes(() -> super.handleQuery(query));
    }

    private Document write(Channel channel, String database, String command, Document query) {
        var name = command.toLowerCase(Locale.ROOT);
        if (!RESHAPING.contains(name)) {
            return super.handleCommand(channel, database, command, query);
        }
        collections.writeLock().lock();
        try {
            return switch (name) {
                case "renamecollection" -> RenameCollection.of(database, query).in(this::database);
                case "aggregate" -> writeOut(channel, database, query);
                default -> super.handleCommand(channel, database, command, query);
            };
        } finally {
            collections.writeLock().unlock();
        }
    }

    // $out collects in a collection beside its target, which the library leaves behind when the pipeline fails
    private Document writeOut(Channel channel, String database, Document query) {
        try {
            return super.handleCommand(channel, database, "aggregate", query);
        } catch (RuntimeException e) {
            database(database).ifPresent(IndexedDatabase::dropUnfinished);
            throw e;
        }
    }

    private <T> T whileNobodyReshapes(Supplier<T> reading) {
        collections.readLock().lock();
        try {
            return reading.get();
        } finally {
            collections.readLock().unlock();
        }
    }

    private Optional<IndexedDatabase> database(String name) {
        return listDatabaseNames().contains(name)
                ? Optional.of((IndexedDatabase) resolveDatabase(name))
                : Optional.empty();
    }

    private static boolean writes(String command, Document query) {
        var name = command.toLowerCase(Locale.ROOT);
        return WRITING.contains(name) || (name.equals("aggregate") && hasOutput(query));
    }

    private static boolean hasOutput(Document query) {
        return query.get("pipeline") instanceof List<?> stages
                && stages.stream()
                        .anyMatch(stage -> stage instanceof Document document
                                && (document.containsKey("$out") || document.containsKey("$merge")));
    }

    private void refuseWhenAlmostFull() {
        if (freeBytes.getAsLong() < LEAST_FREE_BYTES) {
            throw new MongoServerError(
                    OUT_OF_DISK_SPACE, "OutOfDiskSpace", "less than 64 MiB of disk are free; writes are refused");
        }
    }

    private static long freeBytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Without its background thread the store does not tidy up by itself, so that is done here now and then.
    private void persist() {
        commit();
        if (survivesPowerLoss) {
            getMvStore().sync();
        }
        mark.acknowledge(getMvStore().getCurrentVersion());
        if (++commits % COMMITS_BETWEEN_COMPACTIONS == 0) {
            getMvStore().compact(COMPACT_BELOW_PERCENT, COMPACT_BYTES);
        }
    }
}
