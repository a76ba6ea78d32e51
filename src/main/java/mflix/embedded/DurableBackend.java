package mflix.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.h2.mvstore.MVStore;

/**
 * A backend whose acknowledged writes are in the file. The store underneath would write in the background, about once a
 * second; here each command that writes is committed before its answer, alone, so that no moment of a crash shows half a
 * command.
 */
final class DurableBackend extends H2Backend {
    private static final Logger LOG = Logger.getLogger(DurableBackend.class.getName());
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
    private static final int BAD_VALUE = 2;
    private static final long LEAST_FREE_BYTES = FileBackup.LEAST_FREE_BYTES;
    private static final int COMMITS_IN_A_ROUND = 256;
    private static final int REWRITE_BELOW_PERCENT = 50;
    private static final int REWRITE_BYTES = 8 << 20;

    private final DatabaseFile file;
    private final CommitMark mark;
    private final LongSupplier freeBytes;
    private final boolean survivesPowerLoss;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantReadWriteLock collections = new ReentrantReadWriteLock();
    private MVStore.TxCounter synced;
    private int commits;

    /** @param survivesPowerLoss each commit also waits for the disk, at about half the rate */
    DurableBackend(DatabaseFile file, Path folder, boolean survivesPowerLoss) {
        this(file, () -> freeBytes(folder), survivesPowerLoss);
    }

    /** @param freeBytes asked before each write; under 64 MiB it is refused, before the store could break */
    DurableBackend(DatabaseFile file, LongSupplier freeBytes, boolean survivesPowerLoss) {
        super(file.store());
        this.file = file;
        this.mark = file.mark();
        this.freeBytes = freeBytes;
        this.survivesPowerLoss = survivesPowerLoss;
        this.synced = getMvStore().registerVersionUsage();
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return IndexedDatabase.of(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (command.equals(FileBackup.COMMAND)) {
            return keepCopy(String.valueOf(query.get(command)));
        }
        if (!writes(command, query)) {
            return whileNobodyReshapes(() -> read(channel, database, command, query));
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
                case "renamecollection" -> RenameCollectionCommand.of(database, query)
                        .in(this::database);
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

    // Some commands read a collection step by step without its lock;
    // what they still have to read is not overwritten meanwhile.
    private Document read(Channel channel, String database, String command, Document query) {
        var version = getMvStore().registerVersionUsage();
        try {
            var answer = super.handleCommand(channel, database, command, query);
            return command.equalsIgnoreCase("aggregate") ? MissingValues.leftOut(answer) : answer;
        } finally {
            getMvStore().deregisterVersionUsage(version);
        }
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
            throw outOfDiskSpace("less than 64 MiB of disk are free; writes are refused");
        }
    }

    private static MongoServerError outOfDiskSpace(String message) {
        return new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", message);
    }

    // While it is made, writes wait: the file is then what a kill at this moment would leave.
    private Document keepCopy(String what) {
        if (!FileBackup.isReason(what)) {
            throw new MongoServerError(BAD_VALUE, "BadValue", "a copy is named by 1 to 40 of a-z, 0-9, . and -");
        }
        writing.lock();
        try {
            if (freeBytes.getAsLong() - getMvStore().getFileStore().size() < LEAST_FREE_BYTES) {
                throw outOfDiskSpace("a copy of the file would leave less than 64 MiB of disk free");
            }
            var copy = FileBackup.of(getMvStore(), file.path(), what);
            LOG.log(Level.INFO, "embedded_database_copy_kept file={0}", copy);
            var answer = new Document("file", copy.getFileName().toString());
            Utils.markOkay(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        keepSynced(null);
        file.close();
        super.close();
    }

    private static long freeBytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Without its background thread the store does not tidy up by itself. The few live entries in old parts of the file
    // are written anew now and then, as if they had been changed; nothing is moved in place. What the state on the
    // disk needs is not overwritten before there is a newer one, so that a power cut leaves an older state.
    private void persist() {
        commit();
        var isRound = ++commits % COMMITS_IN_A_ROUND == 0;
        if (survivesPowerLoss || isRound) {
            getMvStore().sync();
            keepSynced(getMvStore().registerVersionUsage());
        }
        mark.acknowledge(getMvStore().getCurrentVersion());
        if (isRound) {
            getMvStore().compact(REWRITE_BELOW_PERCENT, REWRITE_BYTES);
        }
    }

    private void keepSynced(MVStore.TxCounter version) {
        if (synced != null) {
            getMvStore().deregisterVersionUsage(synced);
        }
        synced = version;
    }
}
