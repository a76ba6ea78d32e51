package mflix.load;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import mflix.load.format.FilePosition;
import mflix.mongo.ServerCodes;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import org.bson.RawBsonDocument;

/**
 * Documents of one collection that are written together: at most 1000, or about 8 MiB. What the server's reply counts as
 * inserted is not looked at, since one that is no MongoDB counts wrongly; its errors are.
 */
final class InsertBatch {
    private static final int MOST_DOCUMENTS = 1000;
    private static final int MOST_BYTES = 8 << 20;

    private final String name;
    private final MongoCollection<RawBsonDocument> collection;
    private final BiConsumer<FilePosition, String> refuse;
    private final List<RawBsonDocument> documents = new ArrayList<>();
    private final List<FilePosition> places = new ArrayList<>();
    private int bytes;

    /** {@code name}: of the collection in the end. */
    InsertBatch(String name, MongoCollection<RawBsonDocument> collection, BiConsumer<FilePosition, String> refuse) {
        this.name = name;
        this.collection = collection;
        this.refuse = refuse;
    }

    void add(FilePosition place, RawBsonDocument document) {
        documents.add(document);
        places.add(place);
        bytes += document.getByteBuffer().remaining();
    }

    boolean isFull() {
        return documents.size() >= MOST_DOCUMENTS || bytes >= MOST_BYTES;
    }

    /** Writes what was added, in any order, and is empty again. */
    LoadResult write() {
        var errors = documents.isEmpty() ? List.<BulkWriteError>of() : insert();
        var existing = existing(errors);
        var alreadyThere = 0;
        for (var error : errors) {
            if (existing.contains(identity(documents.get(error.getIndex())))) {
                alreadyThere++;
            } else {
                refuse.accept(places.get(error.getIndex()), reason(error));
            }
        }
        var written = loaded(errors.size(), alreadyThere);
        documents.clear();
        places.clear();
        bytes = 0;
        return written;
    }

    private LoadResult loaded(int errors, int alreadyThere) {
        var read = documents.size();
        return new LoadResult(name, read, read - errors, alreadyThere, errors - alreadyThere);
    }

    private List<BulkWriteError> insert() {
        try {
            collection.insertMany(documents, new InsertManyOptions().ordered(false));
            return List.of();
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null) {
                throw e;
            }
            if (e.getWriteErrors().stream().anyMatch(error -> error.getCode() == ServerCodes.STORAGE_FULL)) {
                throw Problem.of(ProblemKind.STORAGE_FULL).causedBy(e);
            }
            return e.getWriteErrors();
        }
    }

    // A duplicate key may also be that of another unique index; then the document is not there, but refused.
    private Set<ByteBuffer> existing(List<BulkWriteError> errors) {
        var ids = errors.stream()
                .filter(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)
                .map(error -> documents.get(error.getIndex()).get("_id"))
                .toList();
        var existing = new HashSet<ByteBuffer>();
        if (!ids.isEmpty()) {
            collection
                    .find(Filters.in("_id", ids))
                    .projection(Projections.include("_id"))
                    .forEach(document -> existing.add(identity(document)));
        }
        return existing;
    }

    private static ByteBuffer identity(RawBsonDocument document) {
        return ByteBuffer.wrap(DocumentIds.digest(document));
    }

    private static String reason(BulkWriteError error) {
        return error.getCategory() == ErrorCategory.DUPLICATE_KEY
                ? "the database refused the document: another one has the value that a unique index allows once."
                : "the database refused the document with code " + error.getCode() + ".";
    }
}
